package org.industrymonitor.streams.node;

import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.industrymonitor.model.PeriodLength;
import org.industrymonitor.runtime.store.Held;
import org.industrymonitor.runtime.store.WriteBehindStore;
import org.industrymonitor.streams.pane.ChunkKey;
import org.industrymonitor.streams.pane.ImputedOwner;
import org.industrymonitor.streams.pane.PaneDelta;
import org.industrymonitor.streams.pane.PaneReader;
import org.industrymonitor.streams.pane.RecentChunks;

/** The panes of nodes, and of what is imputed for them, each of which is an owner of its own beside the node. */
final class NodePanes {

    private static final PaneChunk NOTHING = new PaneChunk();

    private final WriteBehindStore<ChunkKey, PaneChunk> store;
    private final ReadBack readBack = new ReadBack();

    NodePanes(WriteBehindStore<ChunkKey, PaneChunk> store) {
        this.store = store;
    }

    /** The chunk of a node that holds a period, to be read. */
    PaneChunk chunk(String id, Node node, PeriodLength length, long index) {
        return orNothing(hold(id, node, length, index));
    }

    /** The chunk of what is imputed for a node. */
    PaneChunk imputedChunk(String id, PeriodLength length, long index) {
        return orNothing(holdImputed(id, length, index));
    }

    private static PaneChunk orNothing(Held<ChunkKey, PaneChunk> held) {
        return held.orNull() == null ? NOTHING : held.orNull();
    }

    /**
     * Adds to a pane of a node.
     *
     * @throws ArithmeticException when a sum does not fit a long
     */
    void add(String id, Node node, PeriodLength length, long index, PaneDelta delta) {
        change(hold(id, node, length, index), chunk -> chunk.add(ChunkKey.slot(index), delta));
    }

    /** The same, of what is imputed for a node. */
    void addImputed(String id, PeriodLength length, long index, PaneDelta delta) {
        change(holdImputed(id, length, index), chunk -> chunk.add(ChunkKey.slot(index), delta));
    }

    /** From now on the pane says what is expected, too, when that changes. */
    void notePublished(String id, Node node, PeriodLength length, long index) {
        change(hold(id, node, length, index), chunk -> chunk.publish(ChunkKey.slot(index)));
    }

    private static void change(Held<ChunkKey, PaneChunk> held, Consumer<PaneChunk> change) {
        PaneChunk chunk = held.value().orElseGet(PaneChunk::new);
        change.accept(chunk);
        held.set(chunk);
    }

    private Held<ChunkKey, PaneChunk> hold(String id, Node node, PeriodLength length, long index) {
        return node.recentPanes().hold(store, id, length, index);
    }

    private Held<ChunkKey, PaneChunk> holdImputed(String id, PeriodLength length, long index) {
        return store.hold(ChunkKey.of(ImputedOwner.of(id), length, index));
    }

    /** Every chunk of a node from the one that holds that period on. */
    void from(String id, PeriodLength length, long index, BiConsumer<ChunkKey, PaneChunk> consumer) {
        store.range(ChunkKey.of(id, length, index), new ChunkKey(id, length, Long.MAX_VALUE), consumer);
    }

    /** Reads the panes of a node back; of use until the next one is asked for. */
    PaneReader reader(String id, Node node) {
        return readBack.of(id, node.recentPanes());
    }

    /** Reads what is imputed for a node back; of use until the next one is asked for. */
    PaneReader imputedReader(String id) {
        return readBack.of(ImputedOwner.of(id), new RecentChunks<>());
    }

    /** The one object for all owners, since it is asked for with every batch. */
    private final class ReadBack implements PaneReader {
        private final Scratch scratch = new Scratch();
        private String owner;
        private RecentChunks<PaneChunk> recent;

        ReadBack of(String ofOwner, RecentChunks<PaneChunk> ofRecent) {
            owner = ofOwner;
            recent = ofRecent;
            return this;
        }

        @Override
        public Scratch scratch() {
            return scratch;
        }

        @Override
        public void read(PeriodLength length, long from, long to, PaneDelta into) {
            for (long index = from; index < to; index++) {
                PaneChunk chunk = recent.read(store, owner, length, index);
                if (chunk == null) {
                    index |= ChunkKey.PERIODS - 1; // the last of the chunk
                } else {
                    chunk.addTo(into, ChunkKey.slot(index));
                }
            }
        }
    }

    void trim() {
        store.trim();
    }
}
