package org.industrymonitor.alerts;

import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.industrymonitor.alerts.fold.Finding;
import org.industrymonitor.alerts.fold.FoldState;
import org.industrymonitor.alerts.fold.Folder;
import org.industrymonitor.alerts.fold.Folder.Folded;
import org.industrymonitor.model.Alert;
import org.industrymonitor.model.PeriodLength;
import org.industrymonitor.runtime.store.EarlyCommit;
import org.industrymonitor.runtime.store.WriteBehindStore;

/** Folds the findings for a group into the alerts that are told of it. */
final class GroupFolder implements Processor<String, Finding, String, Alert> {

    static final String STORE = "folded-groups";
    static final String COMMIT = "folded-before-commit";

    private final Folder folder = new Folder();
    private ProcessorContext<String, Alert> context;
    private WriteBehindStore<String, FoldState> store;
    private EarlyCommit early;

    @Override
    public void init(ProcessorContext<String, Alert> context) {
        this.context = context;
        store = context.getStateStore(STORE);
        early = EarlyCommit.of(context, context.getStateStore(COMMIT), () -> {});
    }

    @Override
    public void process(Record<String, Finding> record) {
        early.took(record.timestamp());
        if (record.value() instanceof Finding.Shortfalls shortfalls) {
            String key = key(record.key(), shortfalls.series(), shortfalls.length());
            settle(record, key, folder.take(state(key), shortfalls));
        } else if (record.value() instanceof Finding.Candidate candidate) {
            String key = key(record.key(), candidate.strand(), candidate.alert().period());
            settle(record, key, folder.take(state(key), candidate));
        } else if (record.value() instanceof Finding.Told told) {
            context.forward(record.withKey(told.alert().id()).withValue(told.alert()));
        }
    }

    private void settle(Record<String, Finding> record, String key, Folded folded) {
        store.put(key, folded.state());
        folded.alerts()
                .forEach(alert -> context.forward(record.withKey(alert.id()).withValue(alert)));
    }

    private FoldState state(String key) {
        return store.get(key).orElse(FoldState.EMPTY);
    }

    private static String key(String node, String series, PeriodLength length) {
        return node + "|" + series + "|" + length;
    }
}
