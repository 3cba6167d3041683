package org.industrymonitor.platform.command;

import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.industrymonitor.model.Topic;
import org.industrymonitor.platform.watch.TopicTail;
import org.industrymonitor.runtime.json.RecordJson;
import org.industrymonitor.runtime.kafka.KafkaDefaults;
import org.industrymonitor.runtime.settings.Settings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "tail", description = "Prints the records of a topic as JSON lines.")
final class TailCommand implements Callable<Integer> {
    private static final String PREFIX = "monitoring-";

    private final Console console;

    @Mixin
    private SettingsOptions settings;

    @Parameters(paramLabel = "TOPIC", description = "such as monitoring-alerts; the prefix may be left out")
    private String topicName;

    @Option(
            names = {"-n", "--last"},
            paramLabel = "N",
            defaultValue = "10",
            description = "the last N records of each partition (default: ${DEFAULT-VALUE})")
    private long last;

    @Option(names = "--all", description = "from the beginning")
    private boolean all;

    @Option(
            names = {"-f", "--follow"},
            description = "goes on with what comes, until interrupted")
    private boolean follow;

    TailCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws InterruptedException {
        Commands.quieten();
        Topic topic = topic();
        Settings loaded = settings.load();
        KafkaReach.check(loaded);
        RecordJson json = new RecordJson(topic);
        TopicTail tail = new TopicTail(new KafkaDefaults(loaded).consumer("monitoring-tail"));
        tail.read(topic, all ? Long.MAX_VALUE : last, follow, record -> {
            console.out().println(json.line(record));
            return !console.out().checkError();
        });
        return 0;
    }

    private Topic topic() {
        Optional<Topic> named = Topic.named(topicName).or(() -> Topic.named(PREFIX + topicName));
        return named.orElseThrow(() -> new UserFault("unknown topic " + topicName + "; the topics are "
                + Arrays.stream(Topic.values()).map(Topic::topicName).collect(Collectors.joining(", "))));
    }
}
