package org.industrymonitor.streams;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NodePartitionerTest {

    private static final int PARTITIONS = 7;

    private final NodePartitioner partitioner = new NodePartitioner();

    /** By the characters of the node, as what was published by earlier builds lies. */
    @ParameterizedTest
    @ValueSource(strings = {"enterprise:e123", "cell:410103/3011", "group:郑州产业链", "enterprise:é1", "province:41"})
    void keepsNodesWhereTheyHaveAlwaysBeen(String node) {
        int expected = (node.hashCode() * 0x9E3779B9 >>> 1) % PARTITIONS;

        assertThat(partition(node + "|PT1H|2020-04-01T00:00:00Z")).isEqualTo(expected);
        assertThat(partition(node + "|P1D|2021-01-01T00:00:00Z")).isEqualTo(expected);
        assertThat(partition(node)).isEqualTo(expected);
    }

    @Test
    void followsANewNumberOfPartitions() {
        byte[] key = "enterprise:e123|PT1H|2020-04-01T00:00:00Z".getBytes(StandardCharsets.UTF_8);

        assertThat(partition("enterprise:e123")).isBetween(0, PARTITIONS - 1);
        assertThat(partitioner.partitions("topic", key, new byte[0], 1)).contains(Set.of(0));
    }

    private int partition(String key) {
        return partitioner
                .partitions("topic", key.getBytes(StandardCharsets.UTF_8), new byte[0], PARTITIONS)
                .orElseThrow()
                .iterator()
                .next();
    }
}
