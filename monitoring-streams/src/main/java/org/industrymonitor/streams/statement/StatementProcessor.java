package org.industrymonitor.streams.statement;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
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
import org.industrymonitor.model.RefusalCode;
import org.industrymonitor.model.RegistryRecord;
import org.industrymonitor.model.Subject;
import org.industrymonitor.model.wire.AggregateWriter;
import org.industrymonitor.model.wire.Codecs;
import org.industrymonitor.model.wire.ReadingView;
import org.industrymonitor.model.wire.Undecodable;
import org.industrymonitor.runtime.store.CommitHook;
import org.industrymonitor.runtime.store.EarlyCommit;
import org.industrymonitor.runtime.store.Held;
import org.industrymonitor.runtime.store.WriteBehindStore;
import org.industrymonitor.streams.inquiry.Desk;
import org.industrymonitor.streams.inquiry.Desks;
import org.industrymonitor.streams.inquiry.Subtopology;
import org.industrymonitor.streams.pane.ChunkKey;
import org.industrymonitor.streams.pane.SeriesName;

/**
 * Readings and registry in; aggregates of enterprises and batches of changes for nodes out.
 *
 * <p>An enterprise's aggregate goes out with the reading that changed it. What changes for nodes is added up until the task
 * commits, and goes out with the commit.
 */
final class StatementProcessor implements Processor<byte[], TaskInput, byte[], byte[]> {

    private static final String ENTERPRISE_PREFIX = "enterprise:";

    private final Retention retention;
    private final int mostImputed;
    private final int liveObjects;
    private final StatementMeters meters;
    private final Desks desks;
    private final ReadingView view = new ReadingView();

    private ProcessorContext<byte[], byte[]> context;

    /** Made anew with all that follows when the task starts once more: what was put off was of a transaction given up. */
    private Outbox outbox;

    private ReferenceShelf shelf;
    private ParkedReadings parked;
    private Holdings holdings;
    private MetEnterprises met;
    private StatementLedger ledger;
    private OfficialLedger officials;
    private Reattribution reattribution;
    private Desk desk;
    private EarlyCommit early;

    /** Null where nothing is imputed. */
    private Respondents respondents;

    /**
     * @param mostImputed periods in a row that are imputed; 0 for none
     * @param liveObjects how many enterprises a task keeps decoded
     */
    StatementProcessor(Retention retention, int mostImputed, int liveObjects, StatementMeters meters, Desks desks) {
        this.liveObjects = liveObjects;
        this.retention = retention;
        this.mostImputed = mostImputed;
        this.meters = meters;
        this.desks = desks;
    }

    @Override
    public void init(ProcessorContext<byte[], byte[]> processorContext) {
        context = processorContext;
        WriteBehindStore<String, Enterprise> enterprises = context.getStateStore(StatementStores.ENTERPRISES);
        WriteBehindStore<ChunkKey, StatementChunk> statements = context.getStateStore(StatementStores.STATEMENTS);
        KeyValueStore<Bytes, byte[]> referenceStore = context.getStateStore(StatementStores.REFERENCE);
        shelf = new ReferenceShelf(referenceStore, mostImputed);
        KeyValueStore<Bytes, byte[]> parkedStore = context.getStateStore(StatementStores.PARKED);
        parked = new ParkedReadings(parkedStore);
        holdings = new Holdings(enterprises, statements, new Rulebook(shelf.load()));
        met = new MetEnterprises(enterprises, liveObjects);
        EnterpriseAggregates output = new EnterpriseAggregates(context);
        respondents = mostImputed == 0 ? null : new Respondents(holdings, mostImputed);
        ledger = new StatementLedger(holdings, retention, output, respondents);
        WriteBehindStore<ChunkKey, StatementChunk> officialStore = context.getStateStore(StatementStores.OFFICIALS);
        outbox = new Outbox();
        officials = new OfficialLedger(officialStore, outbox);
        reattribution = new Reattribution(holdings, output, respondents);
        CommitHook hook = context.getStateStore(StatementStores.COMMIT);
        early = EarlyCommit.of(context, hook, this::forwardBatches);
        close();
        desk = desks.open(Subtopology.STATEMENTS, context.taskId().partition());
        EnterpriseAnswers answers = new EnterpriseAnswers(holdings, output);
        context.schedule(Desks.INTERVAL, PunctuationType.WALL_CLOCK_TIME, now -> desk.answer(answers::of));
    }

    @Override
    public void close() {
        if (desk != null) {
            desk.close();
        }
    }

    @Override
    public void process(Record<byte[], TaskInput> record) {
        early.took(record.timestamp());
        TaskInput input = record.value();
        if (input instanceof TaskInput.OfReading reading) {
            read(record.key(), reading.bytes(), record.timestamp());
        } else if (input instanceof TaskInput.OfRegistry registry) {
            register(text(record.key()), registry.entry(), record.timestamp());
        } else if (input instanceof TaskInput.Unreadable unreadable) {
            refuse(unreadable.bytes(), "", RefusalCode.UNDECODABLE, unreadable.why(), record.timestamp());
        }
        holdings.trim();
        officials.trim();
    }

    private void read(byte[] key, byte[] bytes, long received) {
        try {
            view.read(bytes);
        } catch (Undecodable undecodable) {
            refuse(bytes, "", RefusalCode.UNDECODABLE, undecodable.getMessage(), received);
            return;
        }
        if (key == null || !view.isAbout(key)) {
            String named = key == null ? "null" : "'" + text(key) + "'";
            String why =
                    "the record's key must be the subject '" + view.reading().subject() + "', is " + named;
            refuse(bytes, view.reading().feed(), RefusalCode.KEY_MISMATCH, why, received);
        } else if (take(key, bytes, received) == Outcome.PARKED) {
            long offset = context.recordMetadata().map(RecordMetadata::offset).orElseThrow();
            parked.park(text(key), bytes, received, offset);
        }
    }

    /** Takes the reading in view. */
    private Outcome take(byte[] subject, byte[] bytes, long received) {
        long revision = view.revision() > 0 ? view.revision() : received;
        try {
            Bounds.requireHistory(view);
            Bounds.requireRevision(view, received);
            Held<String, Enterprise> enterprise = met.find(subject);
            Outcome outcome = enterprise == null && Subject.namesNode(text(subject))
                    ? officials.take(text(subject), view, holdings.rulebook(), revision, received)
                    : ledger.take(enterprise, view, revision, received);
            meters.taken(outcome);
            if (ledger.isLate()) {
                meters.late();
            }
            return outcome;
        } catch (Refusal refusal) {
            String feed = view.reading().feed();
            refuse(bytes, feed, refusal.code(), refusal.getMessage(), received);
            return Outcome.REFUSED;
        }
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
        reattribution.register(id, entry.map(e -> ((RegistryRecord.OfEnterprise) e).enterprise()), received);
        takeReleased(id);
    }

    private void refer(RegistryRecord entry, long received) {
        if (!shelf.keep(entry)) {
            return;
        }
        Rulebook next = new Rulebook(holdings.rulebook().reference().with(entry));
        if (entry instanceof RegistryRecord.OfItem item) {
            officials.revalue(SeriesName.of(item.item().code()), holdings.rulebook(), next, received);
        }
        List<String> affected = reattribution.affectedBy(next);
        Map<String, Optional<Reattribution.Counted>> takenBack = reattribution.takeBack(affected, received);
        // What was counted by the old rules is added up by their places; the new rules have others.
        holdings.rulebook().drainChanged(outbox::collect);
        holdings.setRulebook(next);
        reattribution.countAnew(takenBack, received);
        affected.forEach(this::takeReleased);
    }

    private void takeReleased(String id) {
        if (holdings.knows(id)) {
            for (ParkedReadings.Parked reading : parked.release(id)) {
                view.read(reading.reading());
                take(AggregateWriter.utf8(id), reading.reading(), reading.received());
            }
        }
    }

    private void forwardBatches() {
        holdings.rulebook().drainChanged(outbox::collect);
        String deltas = (respondents == null ? Exit.DELTAS : Exit.DELTAS_TO_JOIN).child();
        outbox.drain((node, batch) ->
                context.forward(new Record<>(AggregateWriter.utf8(node), batch.toBytes(), batch.received()), deltas));
        if (respondents != null) {
            respondents.drain((cell, batch) -> context.forward(
                    new Record<>(AggregateWriter.utf8(cell), batch.toBytes(), batch.received()),
                    Exit.RESPONDENTS.child()));
        }
    }

    private void refuse(byte[] raw, String feed, RefusalCode code, String message, long received) {
        meters.taken(code == RefusalCode.TOO_LATE ? Outcome.TOO_LATE : Outcome.REFUSED);
        DeadLetter letter = new DeadLetter(
                raw, feed, code.word(), "", 0, message, "application/x-protobuf", Instant.ofEpochMilli(received), "");
        context.forward(
                new Record<>(AggregateWriter.utf8(feed), Codecs.DEAD_LETTER.encode(letter), received),
                Exit.DEAD_LETTERS.child());
    }

    private static String text(byte[] key) {
        return new String(key, StandardCharsets.UTF_8);
    }
}
