package org.industrymonitor.platform.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class AccessDocTest {
    @Test
    void securityPageShowsTheTable() throws IOException {
        List<String> page = Files.readAllLines(Path.of("..", "docs", "security.md"));
        List<String> shown = page.subList(page.indexOf("<!-- access -->") + 2, page.indexOf("<!-- end -->") - 1);

        assertThat(shown)
                .isEqualTo(Arrays.stream(KafkaUser.values())
                        .flatMap(user -> user.grants().stream().map(grant -> user.userName() + "  " + grant))
                        .toList());
    }
}
