package org.industrymonitor.platform.command;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import org.apache.kafka.clients.admin.Admin;
import org.industrymonitor.model.Topic;
import org.industrymonitor.runtime.kafka.KafkaDefaults;
import org.industrymonitor.runtime.kafka.TopicProvisioner;
import org.industrymonitor.runtime.settings.Settings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(name = "topics", description = "Creates the topics that are missing and checks those that exist.")
final class TopicsCommand implements Callable<Integer> {
    private final Console console;

    @Mixin
    private SettingsOptions settings;

    @Option(names = "--check", description = "only check: creates nothing; status 1 when a topic is missing")
    private boolean checkOnly;

    @Option(
            names = "--wait",
            paramLabel = "DURATION",
            defaultValue = "PT0S",
            description = "how long to wait for as many brokers as there shall be copies, such as PT2M (default: not)")
    private Duration patience;

    TopicsCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws Exception {
        Commands.quieten();
        Settings loaded = settings.load();
        KafkaReach.await(loaded, patience);
        List<Topic> topics = Arrays.asList(Topic.values());
        try (Admin admin = Admin.create(new KafkaDefaults(loaded).admin("monitoring-topics"))) {
            TopicProvisioner provisioner = TopicProvisioner.from(loaded, admin);
            List<String> missing =
                    provisioner.check(topics).stream().map(Topic::topicName).toList();
            List<String> created = checkOnly ? List.of() : provisioner.provision(topics);
            for (Topic topic : topics) {
                String name = topic.topicName();
                String state =
                        created.contains(name) ? "created" : missing.contains(name) ? "missing" : "as it must be";
                console.out().println(name + ": " + state);
            }
            return checkOnly && !missing.isEmpty() ? 1 : 0;
        }
    }
}
