package org.industrymonitor.platform.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.Callable;
import org.industrymonitor.ingest.IngestSettings;
import org.industrymonitor.platform.deadletters.LetterBox;
import org.industrymonitor.platform.deadletters.LetterFilter;
import org.industrymonitor.platform.deadletters.LetterId;
import org.industrymonitor.platform.deadletters.Redrive;
import org.industrymonitor.platform.deadletters.Redriver;
import org.industrymonitor.platform.feed.FeedClient;
import org.industrymonitor.platform.feed.Refusal;
import org.industrymonitor.platform.progress.Progress;
import org.industrymonitor.runtime.kafka.KafkaDefaults;
import org.industrymonitor.runtime.settings.Settings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "redrive",
        description =
                "Sends dead letters again, after what was wrong has been put right: through ingest, as their feed and"
                        + " with the revision that they would have had, so that redriving twice, or after the feed has sent them"
                        + " again or corrected them, is harmless.",
        exitCodeListHeading = "Exit status:%n",
        exitCodeList = {
            "0:everything that can be sent was taken",
            "1:something was refused again",
            "2:wrong usage",
            "3:something could not be delivered"
        })
final class DeadLettersRedriveCommand implements Callable<Integer> {
    private static final int REFUSED = 1;
    private static final int NOT_DELIVERED = 3;
    private static final int REFUSALS_SHOWN = 20;

    private final Console console;

    @Mixin
    private SettingsOptions settings;

    @Mixin
    private LetterFilterOptions options;

    @Mixin
    private IngestOptions ingest;

    @Option(names = "--all", description = "every letter there is, where no condition is given")
    private boolean all;

    @Option(names = "--dry-run", description = "says what would be sent, and sends nothing")
    private boolean dryRun;

    private long refusedAgain;

    DeadLettersRedriveCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws InterruptedException {
        Commands.quieten();
        LetterFilter filter = options.filter(console.clock().instant());
        if (filter.isAny() && !all) {
            throw new UserFault("say which letters: --code, --feed, --since, --until, or --all");
        }
        Settings loaded = settings.load();
        KafkaReach.check(loaded);
        KafkaDefaults kafka = new KafkaDefaults(loaded);
        Redrive redrive = new Redrive(loaded.integer(IngestSettings.RECORD_MAX_BYTES));
        new LetterBox(kafka.consumer("monitoring-dead-letters")).read(filter, redrive::add);
        console.out().printf("%,d letters, %,d different records to send%n", redrive.letters(), redrive.size());
        redrive.skipped().forEach((why, count) -> console.out().printf("  not sent: %,d, each %s%n", count, why));
        if (dryRun) {
            redrive.bodies(Integer.MAX_VALUE)
                    .forEach(body -> console.out()
                            .printf(
                                    "  %,d records of feed %s%n",
                                    body.records().size(), body.stack().feed()));
            return report(redrive, new Redriver(this::client, kafka.producer("monitoring-redrive")));
        }
        Redriver redriver = new Redriver(this::client, kafka.producer("monitoring-redrive"));
        try (Progress progress = console.progress("redrive", "records", redrive.size())) {
            redriver.send(redrive, progress::add, (id, refusal) -> show(progress, id, refusal));
        }
        return report(redrive, redriver);
    }

    private int report(Redrive redrive, Redriver redriver) {
        redriver.tally()
                .refusedByCode()
                .forEach((code, count) -> console.out().printf("  refused again: %s %,d%n", code, count));
        long republished = dryRun ? 0 : redrive.readings().size();
        console.out()
                .printf(
                        "sent %,d, accepted %,d, refused again %,d, republished %,d%s%n",
                        redriver.tally().received(),
                        redriver.tally().accepted(),
                        redriver.tally().refused(),
                        republished,
                        dryRun ? " (dry run)" : "");
        if (republished > 0) {
            console.out()
                    .println("what streams refuse of the republished is in the dead letters soon: list --since PT1M");
        }
        new ResultLine()
                .with("letters", redrive.letters())
                .with("records", redrive.size())
                .with("sent", redriver.tally().received())
                .with("accepted", redriver.tally().accepted())
                .with("refused", redriver.tally().refused())
                .with("republished", republished)
                .with("undelivered", redriver.undelivered())
                .with(
                        "skipped",
                        redrive.skipped().values().stream()
                                .mapToLong(Long::longValue)
                                .sum())
                .print(console.out());
        return redriver.undelivered() > 0 ? NOT_DELIVERED : redriver.tally().refused() > 0 ? REFUSED : 0;
    }

    private FeedClient client(String feed) {
        try {
            return ingest.client(feed);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private void show(Progress progress, LetterId id, Refusal refusal) {
        refusedAgain++;
        if (refusedAgain <= REFUSALS_SHOWN) {
            progress.say(id + ": " + refusal.code() + ": " + refusal.message());
        }
    }
}
