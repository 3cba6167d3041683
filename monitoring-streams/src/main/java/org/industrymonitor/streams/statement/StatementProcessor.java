package org.industrymonitor.streams.statement;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.apache.kafka.streams.state.KeyValueStore;
import org.industrymonitor.model.DeadLetter;
import org.industrymonitor.model.PeriodLength;
import org.industrymonitor.model.Reading;
import org.industrymonitor.model.Reference;
import org.industrymonitor.model.RegistryRecord;
import org.industrymonitor.model.wire.Codecs;
import org.industrymonitor.streams.node.NodeDelta;
import org.industrymonitor.streams.pane.ChunkKey;
import org.industrymonitor.streams.pane.PaneDelta;
import org.industrymonitor.streams.pane.PaneKey;
import org.industrymonitor.streams.pane.Rollup;
import org.industrymonitor.streams.store.PendingStore;
import org.industrymonitor.streams.store.WriteBehindStore;

/**
 * Readings and registry in; aggregates of enterprises and deltas of nodes out.
 *
 * <p>An enterprise's aggregate goes out with the reading that changed it. Deltas of nodes wait for a few hundred
 * milliseconds and go out added up.
 */
final class StatementProcessor implements Processor<String, TaskInput, String, byte[]> {

    private final Duration deltaInterval;
    private final StatementMeters meters;
    private final EnterpriseAggregateWriter writer = new EnterpriseAggregateWriter();

    private ProcessorContext<String, byte[]> context;
    private PendingStore<PaneKey, PaneDelta> deltas;
    private WriteBehindStore<String, Enterprise> enterprises;
    private WriteBehindStore<ChunkKey, StatementChunk> statements;
    private ReferenceShelf shelf;
    private ParkedReadings parked;
    private Reference reference;
    private Places places;
    private StatementLedger ledger;

    StatementProcessor(Duration deltaInterval, StatementMeters meters) {
        this.deltaInterval = deltaInterval;
        this.meters = meters;
    }

    @Override
    public void init(ProcessorContext<String, byte[]> processorContext) {
        context = processorContext;
        deltas = context.getStateStore(StatementStores.DELTAS);
        deltas.load();
        enterprises = context.getStateStore(StatementStores.ENTERPRISES);
        statements = context.getStateStore(StatementStores.STATEMENTS);
        KeyValueStore<Bytes, byte[]> referenceStore = context.getStateStore(StatementStores.REFERENCE);
        shelf = new ReferenceShelf(referenceStore);
        KeyValueStore<Bytes, byte[]> parkedStore = context.getStateStore(StatementStores.PARKED);
        parked = new ParkedReadings(parkedStore);
        reference = shelf.load();
        places = new Places(reference);
        ledger = new StatementLedger(enterprises, statements, deltas, reference, this::forwardAggregate);
        context.schedule(deltaInterval, PunctuationType.WALL_CLOCK_TIME, now -> forwardDeltas());
    }

    @Override
    public void process(Record<String, TaskInput> record) {
        TaskInput input = record.value();
        if (input instanceof TaskInput.OfReading reading) {
            take(reading.reading().numbered(record.timestamp()), record.timestamp());
        } else if (input instanceof TaskInput.OfRegistry registry) {
            register(record.key(), registry.entry(), record.timestamp());
        } else if (input instanceof TaskInput.Unreadable unreadable) {
            refuse(unreadable.bytes(), "", "undecodable", unreadable.why(), record.timestamp());
        }
        statements.trim();
        enterprises.trim();
    }

    private void take(Reading reading, long received) {
        if (reading.isOfficial()) {
            meters.taken(Outcome.OFFICIAL);
        } else if (takeIfKnown(reading, received) == Outcome.PARKED) {
            long offset = context.recordMetadata().map(RecordMetadata::offset).orElseThrow();
            parked.park(reading, received, offset);
        }
    }

    private Outcome takeIfKnown(Reading reading, long received) {
        Outcome outcome;
        try {
            outcome = ledger.take(reading, received);
        } catch (ArithmeticException overflow) {
            refuse(Codecs.READING.encode(reading), reading.feed(), "out-of-range", overflow.getMessage(), received);
            return Outcome.REFUSED;
        }
        if (outcome == Outcome.REFUSED) {
            String why = "period " + reading.period() + " does not start where a period of its length starts";
            refuse(Codecs.READING.encode(reading), reading.feed(), "period-misaligned", why, received);
        } else {
            meters.taken(outcome);
        }
        return outcome;
    }

    private void register(String key, Optional<RegistryRecord> entry, long received) {
        if (entry.isPresent() && !(entry.get() instanceof RegistryRecord.OfEnterprise)) {
            refer(entry.get(), received);
            return;
        }
        if (!key.startsWith(ENTERPRISE_PREFIX)) {
            return; // the trees only grow: an entry of theirs is replaced, not removed
        }
        String id = key.substring(ENTERPRISE_PREFIX.length());
        ledger.register(id, entry.map(e -> ((RegistryRecord.OfEnterprise) e).enterprise()), received);
        takeReleased(id);
    }

    private static final String ENTERPRISE_PREFIX = "enterprise:";

    private void refer(RegistryRecord entry, long received) {
        if (!shelf.keep(entry)) {
            return;
        }
        Reference next = reference.with(entry);
        List<String> affected = ledger.affectedBy(next);
        Map<String, Optional<StatementLedger.Counted>> takenBack = ledger.takeBack(affected);
        forwardDeltas();
        reference = next;
        places = new Places(next);
        ledger.refer(next, takenBack, received);
        affected.forEach(this::takeReleased);
    }

    private void takeReleased(String id) {
        if (ledger.knows(id)) {
            parked.release(id).forEach(p -> takeIfKnown(p.reading(), p.received()));
        }
    }

    private void forwardAggregate(
            String id,
            Rollup rollup,
            Facts facts,
            PeriodLength length,
            long index,
            StatementChunk chunk,
            long received) {
        EnterpriseAggregateWriter.Written written = writer.write(id, rollup, facts, length, index, chunk);
        context.forward(new Record<>(written.key(), written.value(), received), Exit.AGGREGATES.child());
    }

    /** Adds the deltas up by node and sends them on. */
    private void forwardDeltas() {
        Map<PaneKey, NodeDelta> byNode = new LinkedHashMap<>();
        deltas.drain((key, delta) -> {
            if (!delta.isVoid()) {
                for (Places.Target target : places.targets(key.owner())) {
                    byNode.computeIfAbsent(
                                    new PaneKey(target.node(), key.length(), key.index()),
                                    k -> new NodeDelta(target.zone(), k.length(), k.index(), new PaneDelta()))
                            .delta()
                            .add(delta);
                }
            }
        });
        byNode.forEach((key, delta) -> context.forward(
                new Record<>(key.owner(), delta.toBytes(), delta.delta().received()), Exit.DELTAS.child()));
    }

    private void refuse(byte[] raw, String feed, String code, String message, long received) {
        meters.taken(Outcome.REFUSED);
        DeadLetter letter = new DeadLetter(
                raw, feed, code, "", 0, message, "application/x-protobuf", Instant.ofEpochMilli(received), "");
        context.forward(new Record<>(feed, Codecs.DEAD_LETTER.encode(letter), received), Exit.DEAD_LETTERS.child());
    }
}
