package org.industrymonitor.streams.statement;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.industrymonitor.model.PeriodLength;
import org.industrymonitor.runtime.store.Held;
import org.industrymonitor.runtime.store.WriteBehindStore;
import org.industrymonitor.streams.pane.ChunkKey;
import org.industrymonitor.streams.pane.PaneDelta;
import org.industrymonitor.streams.pane.PaneKey;
import org.industrymonitor.streams.pane.PaneReader;

/** The enterprises of one partition, what they have stated, and the rules by which it counts. */
final class Holdings {

    static final StatementChunk NOTHING_STATED = new StatementChunk();

    /** So many chunks are named one by one rather than looked for, which writes everything first. */
    private static final long FEW_CHUNKS = 64;

    private final WriteBehindStore<String, Enterprise> enterprises;
    private final WriteBehindStore<ChunkKey, StatementChunk> statements;
    private final ReadBack readBack = new ReadBack();
    private Rulebook rulebook;

    Holdings(
            WriteBehindStore<String, Enterprise> enterprises,
            WriteBehindStore<ChunkKey, StatementChunk> statements,
            Rulebook rulebook) {
        this.enterprises = enterprises;
        this.statements = statements;
        this.rulebook = rulebook;
    }

    WriteBehindStore<String, Enterprise> enterprises() {
        return enterprises;
    }

    Rulebook rulebook() {
        return rulebook;
    }

    void setRulebook(Rulebook next) {
        rulebook = next;
    }

    /** How the figures of an enterprise count; empty while its region is not known. */
    Optional<Facts> facts(Enterprise enterprise) {
        return enterprise.facts(rulebook);
    }

    /** Whether the enterprise is registered in a region that is known, so that its readings can be taken. */
    boolean knows(String id) {
        return enterprises.get(id).flatMap(this::facts).isPresent();
    }

    /** The place of the chunk that holds what an enterprise has stated of a period. */
    Held<ChunkKey, StatementChunk> holdChunk(String id, Enterprise enterprise, PeriodLength length, long index) {
        return enterprise.recentChunks().hold(statements, id, length, index);
    }

    /** What an enterprise has stated about a period and its neighbours; null when nothing. */
    StatementChunk chunkOrNull(String id, PeriodLength length, long index) {
        return statements.hold(ChunkKey.of(id, length, index)).orNull();
    }

    StatementChunk chunkOf(PaneKey pane) {
        StatementChunk chunk = chunkOrNull(pane.owner(), pane.length(), pane.index());
        return chunk == null ? NOTHING_STATED : chunk;
    }

    /** Forgets the chunks that hold only periods before that number, from the first stated on. */
    void forget(String id, PeriodLength length, long firstStated, long before) {
        long first = ChunkKey.number(firstStated);
        long last = ChunkKey.number(before) - 1;
        if (last - first < FEW_CHUNKS) {
            for (long number = first; number <= last; number++) {
                statements.remove(new ChunkKey(id, length, number));
            }
        } else {
            List<ChunkKey> there = new ArrayList<>();
            statements.range(
                    new ChunkKey(id, length, first), new ChunkKey(id, length, last), (key, chunk) -> there.add(key));
            there.forEach(statements::remove);
        }
    }

    /** A period of which something was stated. */
    record Stated(PeriodLength length, long index, StatementChunk chunk) {}

    /** Every period of which an enterprise has stated something, those of one length in order. */
    List<Stated> stated(String id) {
        PeriodLength[] lengths = PeriodLength.values();
        ChunkKey first = new ChunkKey(id, lengths[0], Long.MIN_VALUE);
        ChunkKey last = new ChunkKey(id, lengths[lengths.length - 1], Long.MAX_VALUE);
        List<Stated> stated = new ArrayList<>();
        statements.range(first, last, (key, chunk) -> {
            for (int slot = 0; slot < ChunkKey.PERIODS; slot++) {
                if (chunk.isStated(slot)) {
                    stated.add(new Stated(key.length(), key.firstIndex() + slot, chunk));
                }
            }
        });
        return stated;
    }

    /** Reads the panes of an enterprise back as they count by those facts; of use until the next one is asked for. */
    PaneReader panes(String id, Enterprise enterprise, Facts facts) {
        return readBack.of(id, enterprise, facts);
    }

    /** The one object for all enterprises, since it is asked for with every reading. */
    private final class ReadBack implements PaneReader {
        private String id;
        private Enterprise enterprise;
        private Facts facts;
        private final Scratch scratch = new Scratch();

        ReadBack of(String ofId, Enterprise ofEnterprise, Facts ofFacts) {
            id = ofId;
            enterprise = ofEnterprise;
            facts = ofFacts;
            return this;
        }

        @Override
        public Scratch scratch() {
            return scratch;
        }

        @Override
        public void read(PeriodLength length, long from, long to, PaneDelta into) {
            for (long index = from; index < to; index++) {
                StatementChunk chunk = enterprise.recentChunks().read(statements, id, length, index);
                if (chunk == null) {
                    index |= ChunkKey.PERIODS - 1; // the last of the chunk
                    continue;
                }
                Span span = facts.spanOf(length, index);
                if (span != null) {
                    facts.count(into, span, index, chunk, span.cell(), 1);
                }
            }
        }
    }

    void trim() {
        statements.trim();
        enterprises.trim();
    }
}
