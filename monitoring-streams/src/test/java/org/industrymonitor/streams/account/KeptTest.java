package org.industrymonitor.streams.account;

import static org.assertj.core.api.Assertions.assertThat;

import org.industrymonitor.model.StretchKind;
import org.industrymonitor.runtime.store.ByteReader;
import org.industrymonitor.runtime.store.ByteWriter;
import org.junit.jupiter.api.Test;

class KeptTest {

    private final Kept kept = new Kept();

    @Test
    void holdsWhatIsBetweenTheFirstAndTheLastOfAKind() {
        assertThat(kept.mayHold(StretchKind.HOUR, 0)).isFalse();
        kept.note(StretchKind.HOUR, -5);
        kept.note(StretchKind.HOUR, 7);
        kept.note(StretchKind.HOUR, 0);
        assertThat(kept.mayHold(StretchKind.HOUR, -6)).isFalse();
        assertThat(kept.mayHold(StretchKind.HOUR, -5)).isTrue();
        assertThat(kept.mayHold(StretchKind.HOUR, 3)).isTrue();
        assertThat(kept.mayHold(StretchKind.HOUR, 7)).isTrue();
        assertThat(kept.mayHold(StretchKind.HOUR, 8)).isFalse();
        assertThat(kept.mayHold(StretchKind.DAY, 0)).isFalse();
    }

    @Test
    void isReadAsItWasWritten() {
        kept.note(StretchKind.MONTH, 24_312);
        ByteWriter out = new ByteWriter(8);
        kept.write(out);
        Kept read = Kept.read(new ByteReader(out.toBytes()));
        assertThat(read.mayHold(StretchKind.MONTH, 24_311)).isFalse();
        assertThat(read.mayHold(StretchKind.MONTH, 24_312)).isTrue();
        assertThat(read.mayHold(StretchKind.DAY, 20_000)).isFalse();
    }

    @Test
    void ofAnUnknownOneThereMayBeAny() {
        assertThat(Kept.unknown().mayHold(StretchKind.DAY, Long.MIN_VALUE)).isTrue();
        assertThat(Kept.unknown().mayHold(StretchKind.DAY, Long.MAX_VALUE)).isTrue();
    }
}
