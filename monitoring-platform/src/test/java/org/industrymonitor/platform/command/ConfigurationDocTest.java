package org.industrymonitor.platform.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.industrymonitor.runtime.settings.SettingsTable;
import org.junit.jupiter.api.Test;

/** {@code docs/configuration.md} says what the code does; {@code -Dgolden.update=true} writes it anew. */
class ConfigurationDocTest {
    private static final Path DOC = Path.of("..", "docs", "configuration.md");
    private static final String HEAD = """
            # Which settings are there?

            Built-in defaults, then the file named by `--config`, then the environment, then `--set key=value`: the later
            wins. In the environment a key is `MONITORING_` and its name in capitals, with `_` for `.` and `-`. One file may
            serve all roles. Every mistake is reported at once, with where it was made.

            `kafka.<name>` goes to every Kafka client, `kafka.producer.<name>`, `kafka.consumer.<name>`, `kafka.admin.<name>`
            and `kafka.streams.<name>` to one kind; so TLS and SASL need no settings of their own. What the platform's
            promises rest on (acknowledgement by all replicas, read-committed, exactly once) cannot be set.

            """;

    @Test
    void listsEverySettingWithItsDefaultAndBounds() throws IOException {
        String generated = HEAD + SettingsTable.markdown(AllSettings.definitions());
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(DOC, generated);
        }
        assertThat(DOC).content().isEqualToNormalizingNewlines(generated);
    }
}
