package org.industrymonitor.streams.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.util.HexFormat;
import org.industrymonitor.model.PeriodLength;
import org.industrymonitor.streams.pane.PaneDelta;
import org.industrymonitor.streams.pane.PaneKey;
import org.industrymonitor.streams.pane.SeriesName;
import org.industrymonitor.streams.pane.SeriesNames;
import org.junit.jupiter.api.Test;

/** State of nodes, and batches under way to them, outlive a release: their bytes must be read by the next. */
class GoldenNodeStateTest {

    private static final HexFormat HEX = HexFormat.of();
    private static final SeriesName CLINKER = SeriesName.of("clinker");
    private static final SeriesName OUTPUT = SeriesName.of("output");

    /** From the largest number to the smallest, of hours, days and months. */
    private static final String NO_ACCOUNTS = ("feffffffffffffffff01" + "ffffffffffffffffff01").repeat(3);

    private static final String ANY_ACCOUNTS = ("ffffffffffffffffff01" + "feffffffffffffffff01").repeat(3);

    private static final String GOLDEN_IMPUTED =
            "010d417369612f5368616e67686169010502e0be3400000107636c696e6b657201d80400";

    private static NodeBatch imputedBatch() {
        NodeBatch batch = new NodeBatch(ZoneId.of("Asia/Shanghai"));
        PaneDelta imputed = new PaneDelta();
        imputed.add(CLINKER, PaneDelta.SUM, 300);
        batch.addImputed(PeriodLength.PT1H, 430_000, imputed);
        return batch;
    }

    private static PaneDelta delta() {
        PaneDelta delta = new PaneDelta();
        delta.state(1_700_000_000_000L);
        delta.addFigure(CLINKER, 1_050_000, 1, 25_000);
        delta.addFigure(OUTPUT, -262_500_000, 2, 50_000);
        return delta;
    }

    @Test
    void readsNodesWrittenBefore() {
        Node node = new Node(ZoneId.of("Asia/Shanghai"));
        PaneDelta step = new PaneDelta();
        step.add(CLINKER, PaneDelta.EXPECTED_STEP, 3);
        step.add(CLINKER, PaneDelta.WEIGHT_STEP, 75_000);
        node.expect(PeriodLength.PT1H, 420_000, step);
        PaneDelta back = new PaneDelta();
        back.add(CLINKER, PaneDelta.EXPECTED_STEP, -1);
        back.add(CLINKER, PaneDelta.WEIGHT_STEP, -25_000);
        node.expect(PeriodLength.PT1H, 440_000, back);
        node.rollup().apply(PeriodLength.PT1H, 430_000, delta(), (length, from, to, into) -> {});
        String golden = "020d417369612f5368616e6768616901a0a4a5c40b06e0be340207636c696e6b6572066f75747075740105e0be34e0"
                + "be3400e2be34012fcf029f0b01c107c107a096800102d08603000000000000000000000000000000000000000000bfba"
                + "abfa0104a08d0600000000000000000000000000000000000000000001050107636c696e6b657202c0a2330680db3504"
                + "02c0a233f0930980db35a08d06";
        assertThat(HEX.formatHex(Node.encoding().encode(node))).isEqualTo("05" + golden + NO_ACCOUNTS);
        assertThat(HEX.formatHex(reencoded("05" + golden + NO_ACCOUNTS))).isEqualTo("05" + golden + NO_ACCOUNTS);

        Node read = Node.encoding().decode(HEX.parseHex("01" + golden));
        assertThat(HEX.formatHex(Node.encoding().encode(read))).isEqualTo("05" + golden + ANY_ACCOUNTS);
        assertThat(read.rollup().asOf()).isEqualTo(Instant.ofEpochSecond(430_001L * 3600));
        assertThat(read.rollup().grid().zone()).isEqualTo(ZoneId.of("Asia/Shanghai"));
        assertThat(read.due(CLINKER, PeriodLength.PT1H).count(419_999, 420_002)).isEqualTo(6);
        assertThat(read.due(CLINKER, PeriodLength.PT1H).count(439_999, 440_001)).isEqualTo(5);
        assertThat(read.due(CLINKER, PeriodLength.PT1H).weight(440_000, 440_001))
                .isEqualTo(50_000);
        assertThat(read.due(CLINKER, PeriodLength.P1D).count(0, 100_000)).isZero();
        assertThat(read.due(OUTPUT, PeriodLength.PT1H).count(420_000, 440_000)).isZero();
    }

    @Test
    void readsNodesWithImputedAmountsWrittenBefore() {
        Node node = new Node(ZoneId.of("Asia/Shanghai"));
        PaneDelta imputed = new PaneDelta();
        imputed.add(CLINKER, PaneDelta.SUM, 300);
        PaneKey pane = new PaneKey("sector:30|imputed", PeriodLength.PT1H, 430_000);
        node.imputed().beginAt(pane, (length, from, to, into) -> {});
        node.imputed().note(pane, (length, from, to, into) -> {});
        node.imputed().apply(PeriodLength.PT1H, 430_000, imputed, (length, from, to, into) -> {});
        String golden = "020d417369612f5368616e6768616901ffffffffffffffffff010000000000020d417369612f5368616e676861"
                + "6900a0a4a5c40b06e0be340107636c696e6b65720105e0be34e0be3400e2be34012fcf029f0b01c107c107d80400"
                + "0000000000000000000000000000";
        assertThat(HEX.formatHex(Node.encoding().encode(node))).isEqualTo("06" + golden + NO_ACCOUNTS);

        Node read = Node.encoding().decode(HEX.parseHex("02" + golden));
        assertThat(HEX.formatHex(Node.encoding().encode(read))).isEqualTo("06" + golden + ANY_ACCOUNTS);
        assertThat(read.imputedOrNull().asOf()).isEqualTo(Instant.ofEpochSecond(430_001L * 3600));
    }

    @Test
    void readsWhatOfANodeWasToBePublished() {
        Node node = new Node(ZoneId.of("Asia/Shanghai"));
        node.pending().pane(PeriodLength.P1D, 19_000);
        node.pending().pane(PeriodLength.PT1H, 430_000);
        String golden =
                "07020d417369612f5368616e6768616901ffffffffffffffffff0100000000000205e0be3406f0a802" + NO_ACCOUNTS;
        assertThat(HEX.formatHex(Node.encoding().encode(node))).isEqualTo(golden);
        assertThat(HEX.formatHex(reencoded(golden))).isEqualTo(golden);

        Node read = Node.encoding().decode(HEX.parseHex(golden));
        assertThat(read.pending().panes())
                .containsExactly(
                        new Pending.Slot(PeriodLength.PT1H, 430_000), new Pending.Slot(PeriodLength.P1D, 19_000));
        read.pending().clear();
        assertThat(Node.encoding().encode(read)[0]).isEqualTo((byte) 5);
    }

    private static byte[] reencoded(String hex) {
        return Node.encoding().encode(Node.encoding().decode(HEX.parseHex(hex)));
    }

    @Test
    void readsPanesWrittenBefore() {
        PaneChunk chunk = new PaneChunk();
        chunk.add(0, delta());
        chunk.add(63, delta());
        PaneDelta takenBack = new PaneDelta();
        takenBack.addFigure(CLINKER, 50_000, 0, 0);
        chunk.add(5, takenBack);
        String golden =
                "02818080808080808080010207636c696e6b6572a1808080808080808001a096800102d08603a08d060000a096800102"
                        + "d08603066f757470757481808080808080808001bfbaabfa0104a08d06bfbaabfa0104a08d06";
        assertThat(HEX.formatHex(PaneChunk.encoding().encode(chunk))).isEqualTo(golden);

        PaneChunk read = PaneChunk.encoding().decode(HEX.parseHex(golden));
        assertThat(HEX.formatHex(PaneChunk.encoding().encode(read))).isEqualTo(golden);
        assertThat(read.isPublished(63)).isTrue();
        assertThat(read.isPublished(5)).isFalse();
        assertThat(read.amount(CLINKER, 5, PaneDelta.SUM)).isEqualTo(50_000);
        assertThat(read.amount(OUTPUT, 63, PaneDelta.SUM)).isEqualTo(-262_500_000);
        assertThat(read.amount(OUTPUT, 63, PaneDelta.REPORTED)).isEqualTo(2);
        assertThat(read.amount(OUTPUT, 63, PaneDelta.WEIGHT)).isEqualTo(50_000);
        assertThat(read.amount(OUTPUT, 5, PaneDelta.SUM)).isZero();
    }

    @Test
    void readsBatchesWrittenBefore() {
        NodeBatch batch = new NodeBatch(ZoneId.of("Asia/Shanghai"));
        batch.add(PeriodLength.PT1H, 430_000, delta(), "cell:410103/3011");
        PaneDelta pair = new PaneDelta();
        pair.add(OUTPUT, PaneDelta.NOW, 110);
        pair.add(OUTPUT, PaneDelta.THEN, 100);
        batch.add(PeriodLength.PT1H, 430_000, pair, "cell:410103/3011");
        batch.add(PeriodLength.PT1H, 430_000, pair, "");
        batch.addOfficial(PeriodLength.P1M, 24_243, delta());
        assertThat(HEX.formatHex(imputedBatch().toBytes())).isEqualTo(GOLDEN_IMPUTED);
        assertThat(NodeBatch.fromBytes(HEX.parseHex(GOLDEN_IMPUTED), new SeriesNames())
                        .inOrder())
                .containsExactly(new NodeBatch.Slot(PeriodLength.PT1H, 430_000, NodeBatch.Kind.IMPUTED));
        String golden =
                "010d417369612f5368616e67686169020500e0be340180d095ffbc310207636c696e6b657207a096800102d08603066f"
                        + "757470757467bfbaabfa0104a08d06b8039003011063656c6c3a3431303130332f33303131000001066f757470757460"
                        + "dc01c8010701e6fa020180d095ffbc310207636c696e6b657207a096800102d08603066f757470757407bfbaabfa0104"
                        + "a08d0600";
        assertThat(HEX.formatHex(batch.toBytes())).isEqualTo(golden);

        NodeBatch read = NodeBatch.fromBytes(HEX.parseHex(golden), new SeriesNames());
        assertThat(HEX.formatHex(read.toBytes())).isEqualTo(golden);
        assertThat(read.received()).isEqualTo(1_700_000_000_000L);
        NodeBatch.Change change = read.find(new NodeBatch.Slot(PeriodLength.PT1H, 430_000, NodeBatch.Kind.REPORTED));
        assertThat(change.delta().amount(change.delta().find(OUTPUT), PaneDelta.NOW))
                .isEqualTo(220);
        PaneDelta ofChild = change.children().get("cell:410103/3011");
        assertThat(ofChild.amount(ofChild.find(OUTPUT), PaneDelta.THEN)).isEqualTo(100);
        assertThat(ofChild.amount(ofChild.find(OUTPUT), PaneDelta.SUM)).isZero();
        assertThat(read.inOrder())
                .last()
                .isEqualTo(new NodeBatch.Slot(PeriodLength.P1M, 24_243, NodeBatch.Kind.OFFICIAL));
    }
}
