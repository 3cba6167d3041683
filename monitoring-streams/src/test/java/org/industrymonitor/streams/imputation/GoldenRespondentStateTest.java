package org.industrymonitor.streams.imputation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import java.util.HexFormat;
import java.util.List;
import org.industrymonitor.model.PeriodLength;
import org.industrymonitor.streams.pane.SeriesName;
import org.industrymonitor.streams.pane.SeriesNames;
import org.junit.jupiter.api.Test;

/** What cells know, and batches under way to them, outlive a release: their bytes must be read by the next. */
class GoldenRespondentStateTest {

    private static final HexFormat HEX = HexFormat.of();
    private static final SeriesName CLINKER = SeriesName.of("clinker");
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final Audience CHAIN = new Audience(ZONE, List.of(new Audience.Member("group:chain", ZONE)));

    private static void change(CellDelta delta) {
        delta.move(CLINKER, 1_100, 1_000);
        delta.leave(CLINKER, 1, -70);
        delta.leave(CLINKER, 3, 300);
    }

    @Test
    void readsBatchesWrittenBefore() {
        CellBatch batch = new CellBatch();
        change(batch.change(CHAIN, PeriodLength.PT1H, 430_000, 1_700_000_000_000L));
        String golden = "01010d417369612f5368616e67686169010b67726f75703a636861696e0d417369612f5368616e676861690105e0"
                + "be340107636c696e6b6572059811d00f8b0100d804";
        assertThat(HEX.formatHex(batch.toBytes())).isEqualTo(golden);

        CellBatch read = CellBatch.fromBytes(HEX.parseHex(golden), new SeriesNames());
        assertThat(HEX.formatHex(read.toBytes())).isEqualTo(golden);
        assertThat(read.changes()).containsOnlyKeys(CHAIN);
        assertThat(read.isVoid()).isFalse();
    }

    @Test
    void readsCellsWrittenBefore() {
        RespondingCell cell = new RespondingCell();
        assertThat(cell.number(CHAIN)).isZero();
        cell.note(PeriodLength.P1D, 18_000);
        cell.note(PeriodLength.P1D, 17_000);
        String golden =
                "01010d417369612f5368616e67686169010b67726f75703a636861696e0d417369612f5368616e676861690106a0" + "9902";
        assertThat(HEX.formatHex(RespondingCell.ENCODING.encode(cell))).isEqualTo(golden);

        RespondingCell read = RespondingCell.ENCODING.decode(HEX.parseHex(golden));
        assertThat(read.audiences()).containsExactly(CHAIN);
        assertThat(read.last()).containsEntry(PeriodLength.P1D, 18_000L);
    }

    @Test
    void readsChunksWrittenBefore() {
        CellChunk chunk = new CellChunk();
        CellDelta delta = new CellDelta();
        change(delta);
        chunk.add(2, 63, delta);
        CellChunk.Line line = new CellChunk.Line(2, CLINKER);
        chunk.tell(line, 5, -12);
        String golden = "010107636c696e6b6572808080808080808080019811d00f010207636c696e6b657202c11f8b01c31fd804010517";
        assertThat(HEX.formatHex(CellChunk.encoding().encode(chunk))).isEqualTo(golden);

        CellChunk read = CellChunk.encoding().decode(HEX.parseHex(golden));
        assertThat(HEX.formatHex(CellChunk.encoding().encode(read))).isEqualTo(golden);
        assertThat(read.movement(CLINKER, 63)).isEqualTo(new Movement(1_100, 1_000));
        assertThat(read.movement(CLINKER, 62)).isEqualTo(Movement.NONE);
        assertThat(read.left(line, 63, 1)).isEqualTo(230);
        assertThat(read.left(line, 63, 2)).isEqualTo(300);
        assertThat(read.left(line, 63, 4)).isZero();
        assertThat(read.left(line, 62, 1)).isZero();
        assertThat(read.told(line, 5)).isEqualTo(-12);
    }

    @Test
    void forgetsALineOfWhichNothingIsLeft() {
        CellChunk chunk = new CellChunk();
        CellDelta delta = new CellDelta();
        delta.leave(CLINKER, 2, 300);
        chunk.add(0, 7, delta);
        chunk.tell(new CellChunk.Line(0, CLINKER), 8, 300);
        CellDelta back = new CellDelta();
        back.leave(CLINKER, 2, -300);
        chunk.add(0, 7, back);
        assertThat(chunk.lines()).isNotEmpty();
        chunk.tell(new CellChunk.Line(0, CLINKER), 8, 0);
        assertThat(chunk.lines()).isEmpty();
    }
}
