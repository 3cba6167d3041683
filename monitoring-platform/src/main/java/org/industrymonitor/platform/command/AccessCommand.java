package org.industrymonitor.platform.command;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.Callable;
import org.apache.kafka.clients.admin.Admin;
import org.industrymonitor.platform.access.AccessProvisioner;
import org.industrymonitor.platform.access.KafkaUser;
import org.industrymonitor.runtime.kafka.KafkaDefaults;
import org.industrymonitor.runtime.settings.Settings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "access",
        description = {
            "Gives each role its user of Kafka with no more rights than it needs, and takes from these users what is more than"
                    + " that. Needs a Kafka with an authorizer, and someone who may.",
            "See docs/security.md."
        })
final class AccessCommand implements Callable<Integer> {
    private final Console console;

    @Mixin
    private SettingsOptions settings;

    @Option(
            names = "--passwords",
            paramLabel = "FILE",
            description = "properties file: the password of each user that is to log in with SCRAM-SHA-512")
    private Path passwords;

    @Option(names = "--list", description = "only prints who may do what, and asks nobody")
    private boolean list;

    AccessCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws Exception {
        if (list) {
            for (KafkaUser user : KafkaUser.values()) {
                user.grants().forEach(grant -> console.out().println(user.userName() + "  " + grant));
            }
            return 0;
        }
        Commands.quieten();
        Settings loaded = settings.load();
        Map<KafkaUser, String> given = passwords == null ? Map.of() : read(passwords);
        KafkaReach.check(loaded);
        try (Admin admin = Admin.create(new KafkaDefaults(loaded).admin("monitoring-access"))) {
            AccessProvisioner provisioner = new AccessProvisioner(admin);
            AccessProvisioner.Change change = provisioner.rights(List.of(KafkaUser.values()));
            if (!given.isEmpty()) {
                provisioner.passwords(given);
            }
            console.out()
                    .printf(
                            "%d rights added, %d taken away, %d passwords set%n",
                            change.added().size(), change.removed().size(), given.size());
            return 0;
        }
    }

    private static Map<KafkaUser, String> read(Path file) throws IOException {
        Properties lines = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            lines.load(reader);
        }
        Map<KafkaUser, String> passwords = new EnumMap<>(KafkaUser.class);
        for (KafkaUser user : KafkaUser.values()) {
            String password = (String) lines.remove(user.userName());
            if (password != null) {
                passwords.put(user, password);
            }
        }
        if (!lines.isEmpty()) {
            throw new UserFault(file + " names users that there are not: " + lines.stringPropertyNames());
        }
        return passwords;
    }
}
