package org.industrymonitor.model.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OriginTest {

    @Test
    void isWrittenInDigits() {
        assertThat(Origin.encode(12)).isEqualTo("12".getBytes(StandardCharsets.US_ASCII));
        assertThat(Origin.decode(Origin.encode(4095))).isEqualTo(4095);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-1", "x", "99999999999"})
    void refusesWhatIsNoNumberOfAPartition(String header) {
        assertThatThrownBy(() -> Origin.decode(header.getBytes(StandardCharsets.US_ASCII)))
                .isInstanceOf(Undecodable.class)
                .hasMessage("origin must be the number of a partition, is '" + header + "'");
    }
}
