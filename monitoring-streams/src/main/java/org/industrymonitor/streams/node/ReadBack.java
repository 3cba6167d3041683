package org.industrymonitor.streams.node;

import org.industrymonitor.model.PeriodLength;
import org.industrymonitor.runtime.store.WriteBehindStore;
import org.industrymonitor.streams.pane.ChunkKey;
import org.industrymonitor.streams.pane.PaneDelta;
import org.industrymonitor.streams.pane.PaneReader;

/** Reads the panes of a node back; the one object for all nodes, of use until the next one is asked for. */
final class ReadBack implements PaneReader {

    private final WriteBehindStore<ChunkKey, PaneChunk> panes;
    private final Scratch scratch = new Scratch();
    private String id;

    ReadBack(WriteBehindStore<ChunkKey, PaneChunk> panes) {
        this.panes = panes;
    }

    ReadBack of(String ofId) {
        id = ofId;
        return this;
    }

    @Override
    public Scratch scratch() {
        return scratch;
    }

    @Override
    public void read(PeriodLength length, long from, long to, PaneDelta into) {
        for (long index = from; index < to; index++) {
            PaneChunk chunk = panes.hold(ChunkKey.of(id, length, index)).orNull();
            if (chunk == null) {
                index |= ChunkKey.PERIODS - 1; // the last of the chunk
            } else {
                chunk.addTo(into, ChunkKey.slot(index));
            }
        }
    }
}
