package org.industrymonitor.platform.reconcile;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.industrymonitor.model.EnterpriseEntry;
import org.industrymonitor.model.Reading;
import org.industrymonitor.model.Reference;
import org.industrymonitor.model.RegistryRecord;
import org.industrymonitor.model.Topic;
import org.industrymonitor.model.wire.Codec;
import org.industrymonitor.model.wire.Codecs;
import org.industrymonitor.model.wire.Undecodable;

/**
 * Recomputes every aggregate and account from the readings and registry topics in one batch pass, with code that shares
 * nothing with the streams processors but the model, and compares with what was published. The streams must have caught
 * up: a reading still on its way shows as a difference.
 */
public final class Reconciler {
    private final TopicPass pass;
    private final Imputation imputation;
    private long undecodable;

    /**
     * @param consumerProperties of a consumer of committed bytes without a group
     * @param imputation as it is set of the streams
     */
    public Reconciler(Map<String, Object> consumerProperties, Imputation imputation) {
        this.pass = new TopicPass(consumerProperties);
        this.imputation = imputation;
    }

    /** @throws org.apache.kafka.common.KafkaException if a topic is not there or Kafka does not answer */
    public ReconcileReport reconcile() {
        undecodable = 0;
        BatchOracle oracle = readRegistry();
        long readings = pass.read(Topic.READINGS, record -> {
            var reading = decode(Codecs.READING, record);
            if (reading != null && reading.revision() <= Reading.highestRevision(record.timestamp())) {
                oracle.add(reading.numbered(record.timestamp()));
            }
        });
        Published published = readPublished();
        return new Comparison(oracle, published, Instant.now()).run(readings, undecodable);
    }

    private BatchOracle readRegistry() {
        Map<String, RegistryRecord> registry = new HashMap<>();
        pass.read(Topic.REGISTRY, record -> {
            RegistryRecord entry = decode(Codecs.REGISTRY, record);
            if (entry != null) {
                registry.put(entry.key(), entry);
            } else if (record.value() == null) {
                registry.remove(new String(record.key(), StandardCharsets.UTF_8));
            }
        });
        Reference reference = Reference.EMPTY;
        Map<String, EnterpriseEntry> enterprises = new HashMap<>();
        for (RegistryRecord entry : registry.values()) {
            reference = reference.with(entry);
            if (entry instanceof RegistryRecord.OfEnterprise enterprise) {
                enterprises.put(enterprise.enterprise().id(), enterprise.enterprise());
            }
        }
        return new BatchOracle(reference, enterprises, imputation);
    }

    private Published readPublished() {
        Published published = new Published();
        pass.read(Topic.AGGREGATES, record -> {
            var aggregate = decode(Codecs.AGGREGATE, record);
            if (aggregate != null) {
                published.add(record.partition(), aggregate);
            }
        });
        pass.read(Topic.ACCOUNTS, record -> {
            var account = decode(Codecs.ACCOUNT, record);
            if (account != null) {
                published.add(record.partition(), account);
            }
        });
        return published;
    }

    private <T> T decode(Codec<T> codec, ConsumerRecord<byte[], byte[]> record) {
        if (record.value() == null) {
            return null;
        }
        try {
            return codec.decode(record.value());
        } catch (Undecodable counted) {
            undecodable++;
            return null;
        }
    }
}
