package org.industrymonitor.streams.statement;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.industrymonitor.model.EnterpriseEntry;
import org.industrymonitor.model.EnterpriseVersion;
import org.industrymonitor.model.PeriodLength;
import org.industrymonitor.model.Window;
import org.industrymonitor.streams.pane.ChunkKey;
import org.industrymonitor.streams.pane.PaneDelta;
import org.industrymonitor.streams.pane.PaneReader;
import org.industrymonitor.streams.pane.Rollup;
import org.industrymonitor.streams.pane.SeriesName;
import org.junit.jupiter.api.Test;

/** State on disk and in changelogs outlives a release: its bytes must be read by the next. */
class GoldenStateTest {

    private static final HexFormat HEX = HexFormat.of();

    private static final SeriesName CLINKER = SeriesName.of("clinker");
    private static final SeriesName HEAT = SeriesName.of("heat");
    private static final SeriesName OUTPUT = SeriesName.of("output");

    private static final PaneReader NOTHING_YET = (length, from, to, into) -> {};

    private static StatementChunk chunk() {
        StatementChunk chunk = new StatementChunk();
        chunk.state(chunk.rowOf(CLINKER), 0, 1, true, 1_000_000);
        chunk.state(chunk.rowOf(CLINKER), 1, 1_700_000_000_000L, true, -5);
        chunk.state(chunk.rowOf(CLINKER), 63, 3, false, 0);
        chunk.state(chunk.rowOf(HEAT), 5, 1, true, Long.MIN_VALUE);
        return chunk;
    }

    @Test
    void readsStatementsWrittenBefore() {
        String golden =
                "010207636c696e6b6572838080808080808080010380897a0289897afe9fabfef9620af99fabfef96204686561742020ffffffffffffffffff0102";
        assertThat(HEX.formatHex(StatementChunk.encoding().encode(chunk()))).isEqualTo(golden);

        StatementChunk read = StatementChunk.encoding().decode(HEX.parseHex(golden));
        int clinker = read.find(CLINKER);
        assertThat(read.value(clinker, 1)).isEqualTo(-5);
        assertThat(read.isPresent(clinker, 63)).isFalse();
        assertThat(read.isStated(clinker, 63)).isTrue();
        assertThat(read.isReplacedBy(clinker, 1, 1_699_999_999_999L, true, 1)).isFalse();
        assertThat(read.value(read.find(HEAT), 5)).isEqualTo(Long.MIN_VALUE);
        assertThat(read.isStated(2)).isFalse();
    }

    @Test
    void readsEnterprisesWrittenBefore() {
        Rollup rollup = new Rollup(ZoneId.of("+10:00"), false, true);
        PaneDelta delta = new PaneDelta();
        delta.state(0);
        delta.addFigure(OUTPUT, 12_345, 1, 10_000);
        rollup.apply(PeriodLength.PT30M, 830_000, delta, NOTHING_YET);
        rollup.apply(PeriodLength.PT30M, 830_000 - 48 * 366, delta, NOTHING_YET);
        Enterprise enterprise = new Enterprise(
                new EnterpriseEntry(
                        "BW01",
                        List.of(new EnterpriseVersion(
                                "Bayswater 1",
                                "4411",
                                "NCEN",
                                List.of("BAYSW"),
                                Optional.empty(),
                                Optional.empty(),
                                PeriodLength.PT30M,
                                List.of("electricity"),
                                10_000,
                                OptionalLong.of(6_600_000)))),
                rollup);
        String golden =
                "02420a400a044257303112380a0b42617973776174657220311204343431311a044e43454e220542415953573805420b"
                        + "656c65637472696369747948a09c015080d5a50602062b31303a30300290a2e5900b05e0a86501066f75747075740104"
                        + "a09663e0a86501e2a865035f9f05bf1609e903e95de4810304f2c00102f2c00102f2c00102f2c00102f2c00102f2c001"
                        + "02f2c00102829763035f9f05bf1609e903c95ef2c00102f2c00102f2c0010200000000f2c0010200000000";
        assertThat(HEX.formatHex(Enterprise.encoding().encode(enterprise))).isEqualTo(golden);

        Enterprise read = Enterprise.encoding().decode(HEX.parseHex(golden));
        assertThat(read.entry()).isEqualTo(enterprise.entry());
        assertThat(HEX.formatHex(Enterprise.encoding().encode(read))).isEqualTo(golden);
        assertThat(read.rollup().asOf()).isEqualTo(Instant.ofEpochSecond(830_001L * 1800));
        assertThat(read.rollup().first(PeriodLength.PT30M)).isEqualTo(830_000L - 48 * 366);
        assertThat(read.rollup().earlierSum(OUTPUT, Window.YEAR_TO_DATE)).isEqualTo(12_345);
    }

    @Test
    void ordersChunksByTimeInTheStore() {
        byte[] before = ChunkKey.ENCODING.encode(new ChunkKey("e", PeriodLength.P1D, -1));
        byte[] after = ChunkKey.ENCODING.encode(new ChunkKey("e", PeriodLength.P1D, 0));
        assertThat(Arrays.compareUnsigned(before, after)).isNegative();
        assertThat(ChunkKey.ENCODING.decode(before)).isEqualTo(new ChunkKey("e", PeriodLength.P1D, -1));
        assertThat(HEX.formatHex(after)).isEqualTo("0165068000000000000000");
    }
}
