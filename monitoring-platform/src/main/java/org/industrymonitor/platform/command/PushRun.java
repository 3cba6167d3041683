package org.industrymonitor.platform.command;

import java.io.IOException;
import java.util.function.LongConsumer;
import org.industrymonitor.platform.feed.FeedClient;
import org.industrymonitor.platform.feed.FeedTally;
import org.industrymonitor.platform.feed.Pusher;
import org.industrymonitor.platform.feed.ReadingsBatch;
import org.industrymonitor.platform.feed.ReadingsFile;
import org.industrymonitor.platform.feed.Receipt;
import org.industrymonitor.platform.feed.RefusedFile;
import org.industrymonitor.platform.feed.RepeatCounter;
import org.industrymonitor.platform.progress.Progress;

/** Sends one file of readings after another, shows how far it is, and adds up what became of them. */
final class PushRun {
    private static final int REFUSALS_SHOWN = 10;
    private static final int KIBIBYTE = 1024;

    /**
     * A file that is sent.
     *
     * @param name as a person knows it
     * @param size in bytes; 0 where it is not known
     * @param revision of records that name none
     * @param refused where refused records go; closed here
     * @param acknowledged told the first line that is not
     */
    record Source(
            String name, ReadingsFile file, long size, long revision, RefusedFile refused, LongConsumer acknowledged) {}

    private final Console console;
    private final int inFlight;
    private final int batchRecords;
    private final FeedTally tally = new FeedTally();
    private final RepeatCounter repeats = new RepeatCounter();
    private long shown;
    private long unlisted;

    PushRun(Console console, int inFlight, int batchRecords) {
        this.console = console;
        this.inFlight = inFlight;
        this.batchRecords = batchRecords;
    }

    void push(FeedClient client, Source source) throws IOException {
        try (RefusedFile refused = source.refused();
                Progress progress = console.progress(source.name(), "KiB", source.size() / KIBIBYTE)) {
            KibibyteCount read = new KibibyteCount();
            new Pusher(client, inFlight, batchRecords)
                    .push(source.file(), source.file().stamp(source.revision()), (batch, receipt) -> {
                        tally.add(receipt);
                        batch.records().forEach(record -> repeats.add(record.text()));
                        refused.add(batch, receipt);
                        unlisted += receipt.refused() - receipt.refusals().size();
                        source.acknowledged().accept(batch.nextLine());
                        show(progress, source.name(), batch, receipt);
                        progress.at(String.format("%,d accepted, %,d refused", tally.accepted(), tally.refused()));
                        progress.add(read.moreUpTo(batch.bytesRead() / KIBIBYTE));
                    });
        }
        if (source.refused().written() > 0) {
            console.err()
                    .printf(
                            "%,d refused records, with the reasons, are in %s: mend them there and push it%n",
                            source.refused().written(), source.refused().path());
        }
    }

    /** Whether no record was refused. */
    boolean isClean() {
        return tally.refused() == 0;
    }

    void report(long retries, boolean delivered) {
        tally.refusedByCode().forEach((code, count) -> console.out().printf("refused: %s %,d%n", code, count));
        console.out()
                .printf(
                        "sent %,d, accepted %,d, missing %,d, refused %,d%n",
                        tally.received(), tally.accepted(), tally.missing(), tally.refused());
        if (unlisted > 0) {
            console.err()
                    .printf(
                            "%,d refused records were counted, not listed, by ingest: they are in its dead letters"
                                    + " (a smaller --batch lists them)%n",
                            unlisted);
        }
        new ResultLine()
                .with("sent", tally.received())
                .with("accepted", tally.accepted())
                .with("duplicates", repeats.repeated())
                .with("missing", tally.missing())
                .with("refused", tally.refused())
                .with("retries", retries)
                .with("delivered", delivered)
                .print(console.out());
    }

    private void show(Progress progress, String name, ReadingsBatch batch, Receipt receipt) {
        receipt.refusals().stream().limit(Math.max(0, REFUSALS_SHOWN - shown)).forEach(refusal -> {
            shown++;
            String line = batch.record(refusal.line())
                    .map(record -> ":" + record.line())
                    .orElse("");
            progress.say(name + line + ": " + refusal.code()
                    + (refusal.field() == null || refusal.field().isEmpty() ? "" : " (" + refusal.field() + ")") + ": "
                    + refusal.message());
        });
    }

    /** Turns where a file is into how much further it is. */
    private static final class KibibyteCount {
        private long before;

        long moreUpTo(long now) {
            long more = now - before;
            before = now;
            return more;
        }
    }
}
