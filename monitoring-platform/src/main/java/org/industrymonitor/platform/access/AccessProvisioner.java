package org.industrymonitor.platform.access;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ScramCredentialInfo;
import org.apache.kafka.clients.admin.ScramMechanism;
import org.apache.kafka.clients.admin.UserScramCredentialAlteration;
import org.apache.kafka.clients.admin.UserScramCredentialUpsertion;
import org.apache.kafka.common.acl.AccessControlEntryFilter;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclBindingFilter;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.ResourcePatternFilter;

/** Makes Kafka's users and their rights as {@link KafkaUser} says: what is missing is added, what is too much is taken. */
public final class AccessProvisioner {
    private static final int ITERATIONS = 8192;

    private final Admin admin;

    /** @param admin of someone who may; stays open, the caller's */
    public AccessProvisioner(Admin admin) {
        this.admin = admin;
    }

    /**
     * What was changed.
     *
     * @param added rights that were missing
     * @param removed rights that were too many
     */
    public record Change(List<AclBinding> added, List<AclBinding> removed) {
        public Change {
            added = List.copyOf(added);
            removed = List.copyOf(removed);
        }
    }

    /**
     * Sets the passwords, for SCRAM-SHA-512.
     *
     * @throws ExecutionException if Kafka refuses
     */
    public void passwords(Map<KafkaUser, String> passwords) throws ExecutionException, InterruptedException {
        List<UserScramCredentialAlteration> upsertions = new ArrayList<>();
        passwords.forEach((user, password) -> upsertions.add(new UserScramCredentialUpsertion(
                user.userName(), new ScramCredentialInfo(ScramMechanism.SCRAM_SHA_512, ITERATIONS), password)));
        admin.alterUserScramCredentials(upsertions).all().get();
    }

    /**
     * Gives the users their rights and takes all others from them; other principals are left alone.
     *
     * @throws ExecutionException if Kafka refuses
     */
    public Change rights(Collection<KafkaUser> users) throws ExecutionException, InterruptedException {
        List<AclBinding> added = new ArrayList<>();
        List<AclBinding> removed = new ArrayList<>();
        for (KafkaUser user : users) {
            Set<AclBinding> there =
                    new HashSet<>(admin.describeAcls(all(user)).values().get());
            Set<AclBinding> wanted = user.bindings();
            wanted.stream().filter(binding -> !there.contains(binding)).forEach(added::add);
            there.stream().filter(binding -> !wanted.contains(binding)).forEach(removed::add);
        }
        admin.createAcls(added).all().get();
        admin.deleteAcls(removed.stream().map(AclBinding::toFilter).toList())
                .all()
                .get();
        return new Change(added, removed);
    }

    private static AclBindingFilter all(KafkaUser user) {
        return new AclBindingFilter(
                ResourcePatternFilter.ANY,
                new AccessControlEntryFilter(user.principal(), null, AclOperation.ANY, AclPermissionType.ANY));
    }
}
