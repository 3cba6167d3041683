package org.industrymonitor.platform.command;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.industrymonitor.model.DeadLetter;
import org.industrymonitor.model.Topic;
import org.industrymonitor.model.wire.Codecs;
import org.industrymonitor.model.wire.Undecodable;
import org.industrymonitor.platform.deadletters.LetterBox;
import org.industrymonitor.platform.deadletters.LetterFilter;
import org.industrymonitor.platform.deadletters.LetterId;
import org.industrymonitor.platform.deadletters.LetterText;
import org.industrymonitor.platform.deadletters.StoredLetter;
import org.industrymonitor.runtime.kafka.KafkaDefaults;
import org.industrymonitor.runtime.settings.Settings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(name = "show", description = "Shows dead letters in full, as they came.")
final class DeadLettersShowCommand implements Callable<Integer> {
    private static final String PROTOBUF = "application/x-protobuf";

    private final Console console;

    @Mixin
    private SettingsOptions settings;

    @Parameters(arity = "1..*", paramLabel = "ID", description = "as list --each says, such as 3/1207")
    private List<String> ids = new ArrayList<>();

    DeadLettersShowCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws InterruptedException {
        Commands.quieten();
        Set<LetterId> wanted = new LinkedHashSet<>();
        try {
            ids.forEach(id -> wanted.add(LetterId.parse(id)));
        } catch (IllegalArgumentException bad) {
            throw new UserFault(bad.getMessage());
        }
        Settings loaded = settings.load();
        KafkaReach.check(loaded);
        Set<LetterId> missing = new LinkedHashSet<>(wanted);
        new LetterBox(new KafkaDefaults(loaded).consumer("monitoring-dead-letters"))
                .read(
                        new LetterFilter(
                                Set.of(), Set.of(), Optional.<Instant>empty(), Optional.<Instant>empty(), wanted),
                        stored -> {
                            missing.remove(stored.id());
                            print(stored);
                        });
        missing.forEach(id -> console.err().println("monitoring: there is no dead letter " + id));
        return missing.isEmpty() ? 0 : 1;
    }

    private void print(StoredLetter stored) {
        DeadLetter letter = stored.letter();
        console.out().println("id        " + Topic.DEAD_LETTERS.topicName() + " " + stored.id());
        console.out().println("received  " + letter.received());
        console.out().println("feed      " + letter.feed());
        console.out().println("code      " + letter.code());
        console.out().println("field     " + letter.field());
        console.out().println("line      " + letter.line());
        console.out().println("message   " + letter.message());
        console.out().println("type      " + letter.contentType());
        if (!letter.header().isEmpty()) {
            console.out().println("header    " + letter.header());
        }
        console.out().println("raw       " + raw(letter));
        console.out().println();
    }

    private static String raw(DeadLetter letter) {
        if (!letter.contentType().equals(PROTOBUF)) {
            return LetterText.of(letter.raw());
        }
        try {
            return Codecs.READING.decode(letter.raw()).toString();
        } catch (Undecodable foreign) {
            return java.util.HexFormat.of().formatHex(letter.raw());
        }
    }
}
