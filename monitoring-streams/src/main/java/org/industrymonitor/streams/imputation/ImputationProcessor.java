package org.industrymonitor.streams.imputation;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.industrymonitor.model.DeadLetter;
import org.industrymonitor.model.PeriodLength;
import org.industrymonitor.model.RefusalCode;
import org.industrymonitor.model.wire.AggregateWriter;
import org.industrymonitor.model.wire.Codecs;
import org.industrymonitor.runtime.store.CommitHook;
import org.industrymonitor.runtime.store.WriteBehindStore;
import org.industrymonitor.streams.node.Completion;
import org.industrymonitor.streams.node.NodeBatch;
import org.industrymonitor.streams.pane.ChunkKey;
import org.industrymonitor.streams.pane.PaneDelta;
import org.industrymonitor.streams.pane.SeriesName;
import org.industrymonitor.streams.pane.SeriesNames;

/**
 * What changes among the respondents of cells in, what that changes in the estimates of their nodes out, added up until the task
 * commits. Only cells estimate, so no estimate rests on another.
 */
final class ImputationProcessor implements Processor<byte[], byte[], byte[], byte[]> {

    private static final Duration TICK = Duration.ofSeconds(1);

    private final int most;
    private final Duration grace;
    private final SeriesNames names = new SeriesNames();
    private final Map<String, NodeBatch> outgoing = new LinkedHashMap<>();

    private ProcessorContext<byte[], byte[]> context;
    private Estimator estimator;
    private Completion completion;

    ImputationProcessor(int most, Duration grace) {
        this.most = most;
        this.grace = grace;
    }

    @Override
    public void init(ProcessorContext<byte[], byte[]> processorContext) {
        context = processorContext;
        outgoing.clear(); // of a transaction that was given up, when the task starts once more
        WriteBehindStore<String, RespondingCell> cells = context.getStateStore(ImputationStores.CELLS);
        WriteBehindStore<ChunkKey, CellChunk> chunks = context.getStateStore(ImputationStores.CHUNKS);
        estimator = new Estimator(cells, chunks, most);
        KeyValueStore<Bytes, byte[]> clock = context.getStateStore(ImputationStores.CLOCK);
        completion = new Completion(clock, grace, context.currentSystemTimeMs());
        CommitHook hook = context.getStateStore(ImputationStores.COMMIT);
        hook.run(context, this::forwardBatches);
        context.schedule(
                TICK,
                PunctuationType.WALL_CLOCK_TIME,
                now -> completion.tick(now, (from, to) -> estimator.close(from, to, output(now))));
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
        String id = new String(record.key(), StandardCharsets.UTF_8);
        CellBatch batch = CellBatch.fromBytes(record.value(), names);
        Map<PeriodLength, Set<Long>> concerned = new EnumMap<>(PeriodLength.class);
        batch.changes()
                .forEach((audience, slots) -> slots.forEach((slot, delta) -> {
                    try {
                        concerned
                                .computeIfAbsent(slot.length(), length -> new TreeSet<>())
                                .addAll(estimator.take(id, audience, slot.length(), slot.index(), delta));
                    } catch (ArithmeticException overflow) {
                        String why = "sums of the respondents of " + id + " do not fit: " + overflow.getMessage();
                        refuse(record.value(), why, record.timestamp());
                    }
                }));
        long closedUpTo = completion.closedUpTo().getEpochSecond();
        concerned.forEach((length, periods) -> periods.forEach(
                index -> estimator.estimate(id, length, index, closedUpTo, output(record.timestamp()))));
        estimator.trim();
    }

    /** Adds changes to what each node is told with the next commit. */
    private Estimator.Output output(long received) {
        return (audience, length, index, series, change) -> {
            for (Audience.Member member : audience.members()) {
                try {
                    outgoing.computeIfAbsent(member.node(), node -> new NodeBatch(member.zone()))
                            .addImputed(length, index, delta(series, change, received));
                } catch (ArithmeticException overflow) {
                    String why = "what is imputed for " + member.node() + " does not fit: " + overflow.getMessage();
                    refuse(new byte[0], why, received);
                }
            }
        };
    }

    private static PaneDelta delta(SeriesName series, long change, long received) {
        PaneDelta delta = new PaneDelta();
        delta.add(series, PaneDelta.SUM, change);
        delta.receive(received);
        return delta;
    }

    private void forwardBatches() {
        outgoing.forEach((node, batch) -> context.forward(
                new Record<>(AggregateWriter.utf8(node), batch.toBytes(), batch.received()),
                ImputationExit.DELTAS.child()));
        outgoing.clear();
    }

    private void refuse(byte[] raw, String why, long received) {
        DeadLetter letter = new DeadLetter(
                raw, "", RefusalCode.OUT_OF_RANGE.word(), "", 0, why, "", Instant.ofEpochMilli(received), "");
        context.forward(
                new Record<>(new byte[0], Codecs.DEAD_LETTER.encode(letter), received),
                ImputationExit.DEAD_LETTERS.child());
    }
}
