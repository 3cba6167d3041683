package org.industrymonitor.platform.access;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;

/**
 * What may be done with one resource of Kafka, or with all whose names start alike.
 *
 * @param operations reading, writing and deleting include being told that it exists
 */
public record Grant(ResourceType type, PatternType pattern, String name, Set<AclOperation> operations) {

    private static final String ANYWHERE = "*";

    public Grant {
        if (name.isBlank()) {
            throw new IllegalArgumentException("name must not be blank");
        }
        if (operations.isEmpty()) {
            throw new IllegalArgumentException("operations must not be empty, of " + type + " " + name);
        }
        operations = Set.copyOf(operations);
    }

    static Grant on(ResourceType type, String name, AclOperation... operations) {
        return new Grant(type, PatternType.LITERAL, name, Set.of(operations));
    }

    static Grant below(ResourceType type, String prefix, AclOperation... operations) {
        return new Grant(type, PatternType.PREFIXED, prefix, Set.of(operations));
    }

    /** The same for Kafka: a binding for each operation, from any host. */
    Set<AclBinding> bindings(KafkaUser user) {
        Set<AclBinding> bindings = new HashSet<>();
        for (AclOperation operation : operations) {
            bindings.add(new AclBinding(
                    new ResourcePattern(type, name, pattern),
                    new AccessControlEntry(user.principal(), ANYWHERE, operation, AclPermissionType.ALLOW)));
        }
        return bindings;
    }

    /** In words, such as {@code topic monitoring-readings: read, write}. */
    @Override
    public String toString() {
        Set<String> words = new TreeSet<>();
        operations.forEach(operation -> words.add(word(operation.name())));
        return word(type.name()) + " " + name + (pattern == PatternType.PREFIXED ? "*" : "") + ": "
                + String.join(", ", words);
    }

    private static String word(String constant) {
        return constant.toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
