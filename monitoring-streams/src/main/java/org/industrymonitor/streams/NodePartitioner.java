package org.industrymonitor.streams;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.streams.processor.StreamPartitioner;

/**
 * All that is published of a node is on one partition, whatever the pane: chosen by the part of the key before the first bar.
 * It is asked for every record, so it makes nothing.
 */
final class NodePartitioner implements StreamPartitioner<byte[], byte[]> {

    private static final int SPREAD = 0x9E3779B9; // 2^32 divided by the golden ratio

    private volatile List<Optional<Set<Integer>>> answers = List.of();

    @Override
    public Optional<Set<Integer>> partitions(String topic, byte[] key, byte[] value, int partitions) {
        int hash = 0;
        for (int i = 0; i < key.length && key[i] != '|'; i++) {
            if (key[i] < 0) {
                hash = hashOfText(key);
                break;
            }
            hash = 31 * hash + key[i];
        }
        List<Optional<Set<Integer>>> known = answers;
        if (known.size() != partitions) {
            known = answers(partitions);
            answers = known;
        }
        return known.get((hash * SPREAD >>> 1) % partitions);
    }

    /** The same of a key that is not ASCII: by the characters of the node, as nodes have always been spread. */
    private static int hashOfText(byte[] key) {
        String text = new String(key, StandardCharsets.UTF_8);
        int bar = text.indexOf('|');
        return (bar < 0 ? text : text.substring(0, bar)).hashCode();
    }

    private static List<Optional<Set<Integer>>> answers(int partitions) {
        List<Optional<Set<Integer>>> answers = new ArrayList<>(partitions);
        for (int partition = 0; partition < partitions; partition++) {
            answers.add(Optional.of(Set.of(partition)));
        }
        return answers;
    }
}
