package org.industrymonitor.platform.access;

import static org.apache.kafka.common.acl.AclOperation.CREATE;
import static org.apache.kafka.common.acl.AclOperation.DELETE;
import static org.apache.kafka.common.acl.AclOperation.DESCRIBE;
import static org.apache.kafka.common.acl.AclOperation.READ;
import static org.apache.kafka.common.acl.AclOperation.WRITE;
import static org.apache.kafka.common.resource.ResourceType.GROUP;
import static org.apache.kafka.common.resource.ResourceType.TOPIC;
import static org.apache.kafka.common.resource.ResourceType.TRANSACTIONAL_ID;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.industrymonitor.alerts.AlertsService;
import org.industrymonitor.alerts.NotifierService;
import org.industrymonitor.model.Topic;
import org.industrymonitor.streams.StreamsService;

/** The users of Kafka, each with no more than it needs. Whoever makes topics and users is none of them. */
public enum KafkaUser {
    /** Takes readings and master data from feeds. */
    INGEST(List.of(
            topic(Topic.READINGS, WRITE),
            topic(Topic.DEAD_LETTERS, WRITE),
            topic(Topic.REGISTRY, READ, WRITE),
            topic(Topic.CALENDAR, READ, WRITE),
            Grant.below(TRANSACTIONAL_ID, "monitoring-ingest", WRITE))),

    /** Sums. */
    STREAMS(with(
            application(StreamsService.APPLICATION_ID),
            topic(Topic.READINGS, READ),
            topic(Topic.REGISTRY, READ),
            topic(Topic.AGGREGATES, WRITE),
            topic(Topic.ACCOUNTS, WRITE),
            topic(Topic.DEAD_LETTERS, WRITE))),

    /** Detects and tells. */
    ALERTS(with(
            application(AlertsService.APPLICATION_ID),
            topic(Topic.AGGREGATES, READ),
            topic(Topic.REGISTRY, READ),
            topic(Topic.CALENDAR, READ, WRITE),
            topic(Topic.ALERTS, READ, WRITE),
            topic(Topic.ALERT_EVENTS, READ, WRITE),
            topic(Topic.ALERT_REMARKS, READ, WRITE),
            topic(Topic.RECEIPTS, READ, WRITE),
            Grant.below(GROUP, NotifierService.GROUP, READ))),

    /** A feed that writes to Kafka itself instead of speaking HTTP; it is not held to the enterprises it may speak for. */
    FEED(List.of(topic(Topic.READINGS, WRITE))),

    /** Looks at everything and changes nothing: reconcile, tail, dead-letters list. */
    AUDITOR(List.of(Grant.below(TOPIC, "monitoring-", READ), Grant.below(GROUP, "monitoring-", DESCRIBE)));

    private final List<Grant> grants;

    KafkaUser(List<Grant> grants) {
        this.grants = List.copyOf(grants);
    }

    /** Its name, with which it logs in. */
    public String userName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Its name as Kafka writes it. */
    public String principal() {
        return "User:" + userName();
    }

    public List<Grant> grants() {
        return grants;
    }

    Set<AclBinding> bindings() {
        return grants.stream().flatMap(grant -> grant.bindings(this).stream()).collect(Collectors.toUnmodifiableSet());
    }

    private static Grant topic(Topic topic, AclOperation... operations) {
        return Grant.on(TOPIC, topic.topicName(), operations);
    }

    /** What a Streams application needs for itself: its group, its transactions, its changelogs and repartition topics. */
    private static List<Grant> application(String id) {
        return List.of(
                Grant.on(GROUP, id, READ),
                Grant.below(TRANSACTIONAL_ID, id + "-", WRITE),
                Grant.below(TOPIC, id + "-", CREATE, READ, WRITE, DELETE));
    }

    private static List<Grant> with(List<Grant> some, Grant... more) {
        List<Grant> all = new ArrayList<>(some);
        all.addAll(List.of(more));
        return all;
    }
}
