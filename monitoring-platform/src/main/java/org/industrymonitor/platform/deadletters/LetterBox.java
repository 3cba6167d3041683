package org.industrymonitor.platform.deadletters;

import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.industrymonitor.model.Topic;
import org.industrymonitor.model.wire.Codecs;
import org.industrymonitor.model.wire.Undecodable;
import org.industrymonitor.platform.watch.TopicTail;

/** Reads the dead letters that there are now. */
public final class LetterBox {
    private final TopicTail tail;
    private long undecodable;

    /** @param consumerProperties of a consumer of committed bytes without a group */
    public LetterBox(Map<String, Object> consumerProperties) {
        this.tail = new TopicTail(consumerProperties);
    }

    /**
     * Reads them once.
     *
     * @param reader told each that is meant, in the order of each partition
     * @throws org.apache.kafka.common.KafkaException if the topic is not there or Kafka does not answer
     */
    public void read(Predicate<StoredLetter> meant, Consumer<StoredLetter> reader) {
        undecodable = 0;
        tail.read(Topic.DEAD_LETTERS, Long.MAX_VALUE, false, record -> {
            try {
                StoredLetter stored = new StoredLetter(
                        new LetterId(record.partition(), record.offset()), Codecs.DEAD_LETTER.decode(record.value()));
                if (meant.test(stored)) {
                    reader.accept(stored);
                }
            } catch (Undecodable foreign) {
                undecodable++;
            }
            return true;
        });
    }

    /** Records of the topic, in the last reading, that are no dead letters. */
    public long undecodable() {
        return undecodable;
    }
}
