package org.industrymonitor.runtime.store;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SharedMemoryTest {

    @ParameterizedTest
    @CsvSource({"1536, 256", "768, 128", "24576, 384"})
    void isASixthOfAllThereIsAndBounded(long ofAll, long megabytes) {
        assertThat(SharedMemory.bytes(ofAll << 20)).isEqualTo(megabytes << 20);
    }
}
