package org.industrymonitor.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** {@code docs/refusals.md} says what the code does; {@code -Dgolden.update=true} writes it anew. */
class RefusalsDocTest {

    private static final Path DOC = Path.of("..", "docs", "refusals.md");
    private static final String REFUSED = """
            # What is refused, and what is suspect?

            ## Refused

            A record that breaks a rule is refused by itself: its neighbours are taken, and it is kept in the topic
            `monitoring-dead-letters` with its bytes, its feed, the code, the field, the line and a message. The first rule that is
            broken counts. The words are stable.

            | code | meaning |
            |---|---|
            """;
    private static final String SUSPECT = """

            ## Suspect

            What is odd, and may be true, is taken: the reading carries the word, and it is counted. Judged by the last figures of
            each series that the process remembers (`ingest.memory.series`), which are lost when it restarts; so this finds slips, and
            decides nothing. A lower revision is only suspect, because sending again must be harmless.

            | code | meaning |
            |---|---|
            """;

    @Test
    void listsEveryCode() throws IOException {
        String generated = REFUSED
                + Arrays.stream(RefusalCode.values())
                        .map(code -> row(code.word(), code.meaning()))
                        .collect(Collectors.joining())
                + SUSPECT
                + Arrays.stream(Suspicion.values())
                        .map(code -> row(code.word(), code.meaning()))
                        .collect(Collectors.joining());
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(DOC, generated);
        }
        assertThat(DOC).content().isEqualToNormalizingNewlines(generated);
    }

    private static String row(String word, String meaning) {
        return "| `" + word + "` | " + meaning + " |\n";
    }
}
