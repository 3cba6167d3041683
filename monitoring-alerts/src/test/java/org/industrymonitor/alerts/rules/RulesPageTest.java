package org.industrymonitor.alerts.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code docs/rules.md} says what the code does; {@code -Dgolden.update=true} writes its table anew. */
class RulesPageTest {

    private static final Path PAGE = Path.of("..", "docs", "rules.md");

    @TempDir
    private Path directory;

    @Test
    void listsEveryRuleWithItsDefaultAndBounds() throws IOException {
        String page = Files.readString(PAGE);
        int start = page.indexOf("| key |");
        int end = page.indexOf("\n\n", start) + 1;
        if (Boolean.getBoolean("golden.update")) {
            page = page.substring(0, start) + RulesFile.table() + page.substring(end);
            Files.writeString(PAGE, page);
        }
        assertThat(page).contains("\n\n" + RulesFile.table() + "\n");
    }

    @Test
    void theExampleIsAFileOfRules() throws IOException {
        String page = Files.readString(PAGE);
        int start = page.indexOf("```yaml\n") + "```yaml\n".length();
        Path example = directory.resolve("rules.yaml");
        Files.writeString(example, page.substring(start, page.indexOf("```", start)));

        assertThat(RulesFile.read(example).tuning().budget()).isEqualTo(2);
    }
}
