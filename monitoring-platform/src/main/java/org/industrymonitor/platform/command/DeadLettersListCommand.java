package org.industrymonitor.platform.command;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.industrymonitor.model.DeadLetter;
import org.industrymonitor.platform.deadletters.LetterBox;
import org.industrymonitor.platform.deadletters.StoredLetter;
import org.industrymonitor.runtime.kafka.KafkaDefaults;
import org.industrymonitor.runtime.settings.Settings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(name = "list", description = "Counts dead letters by reason and feed, or lists each.")
final class DeadLettersListCommand implements Callable<Integer> {
    private final Console console;

    @Mixin
    private SettingsOptions settings;

    @Mixin
    private LetterFilterOptions filter;

    @Option(names = "--each", description = "a line for each letter, with the id that show takes")
    private boolean each;

    DeadLettersListCommand(Console console) {
        this.console = console;
    }

    private record Reason(String code, String feed) {}

    private record Count(long letters, Instant first, Instant last) {
        Count and(Count other) {
            return new Count(
                    letters + other.letters,
                    first.isBefore(other.first) ? first : other.first,
                    last.isAfter(other.last) ? last : other.last);
        }
    }

    @Override
    public Integer call() throws InterruptedException {
        Commands.quieten();
        Settings loaded = settings.load();
        KafkaReach.check(loaded);
        LetterBox box = new LetterBox(new KafkaDefaults(loaded).consumer("monitoring-dead-letters"));
        Map<Reason, Count> counts =
                new TreeMap<>(Comparator.comparing(Reason::code).thenComparing(Reason::feed));
        box.read(filter.filter(console.clock().instant()), stored -> {
            DeadLetter letter = stored.letter();
            counts.merge(
                    new Reason(letter.code(), letter.feed()),
                    new Count(1, letter.received(), letter.received()),
                    Count::and);
            if (each) {
                print(stored);
            }
        });
        long letters = counts.values().stream().mapToLong(Count::letters).sum();
        if (!each) {
            print(counts);
        }
        console.out().printf("%,d dead letters%n", letters);
        new ResultLine()
                .with("letters", letters)
                .with("undecodable", box.undecodable())
                .print(console.out());
        return 0;
    }

    private void print(StoredLetter stored) {
        DeadLetter letter = stored.letter();
        console.out()
                .printf(
                        "%-10s %s  %-20s %-16s line %d%s: %s%n",
                        stored.id(),
                        letter.received(),
                        letter.code(),
                        letter.feed(),
                        letter.line(),
                        letter.field().isEmpty() ? "" : " " + letter.field(),
                        letter.message());
    }

    private void print(Map<Reason, Count> counts) {
        if (counts.isEmpty()) {
            return;
        }
        int width = counts.keySet().stream()
                .flatMap(reason -> List.of(reason.code().length(), reason.feed().length()).stream())
                .max(Comparator.naturalOrder())
                .orElseThrow();
        String row = "  %-" + width + "s  %-" + width + "s  %9s  %-24s  %s%n";
        console.out().printf(row, "code", "feed", "letters", "first received", "last received");
        counts.forEach((reason, count) -> console.out()
                .printf(
                        row,
                        reason.code(),
                        reason.feed(),
                        String.format("%,d", count.letters()),
                        count.first(),
                        count.last()));
    }
}
