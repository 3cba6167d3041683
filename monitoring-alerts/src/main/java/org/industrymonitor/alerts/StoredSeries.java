package org.industrymonitor.alerts;

import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.streams.state.KeyValueStore;
import org.industrymonitor.alerts.detect.Season;
import org.industrymonitor.alerts.watch.NodeWatcher.SeriesStates;
import org.industrymonitor.alerts.watch.SeriesState;
import org.industrymonitor.alerts.watch.SeriesStateCodec;
import org.industrymonitor.model.PeriodLength;

/** The states of series in the store of a task; those used of late are kept decoded. */
final class StoredSeries implements SeriesStates {

    private static final int MOST_LIVE = 5_000;

    private final KeyValueStore<String, byte[]> store;
    private final SeriesStateCodec codec = new SeriesStateCodec();
    /** What the store holds, decoded: the least recently used first. A task that starts again starts from the store. */
    private final Map<String, SeriesState> live = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, SeriesState> eldest) {
            return size() > MOST_LIVE;
        }
    };

    StoredSeries(KeyValueStore<String, byte[]> store) {
        this.store = store;
    }

    @Override
    public SeriesState get(String key, PeriodLength length) {
        return live.computeIfAbsent(key, absent -> {
            byte[] known = store.get(absent);
            return known == null ? new SeriesState(Season.of(length)) : codec.decode(known);
        });
    }

    @Override
    public void put(String key, SeriesState state) {
        store.put(key, codec.encode(state));
    }
}
