package org.industrymonitor.ingest.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.industrymonitor.runtime.access.TokenHash;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FeedsWatcherTest {

    private static final String OLD = "old-token";
    private static final String NEW = "new-token";

    @TempDir
    private Path directory;

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final List<Set<String>> told = new ArrayList<>();

    @Test
    void readsAFeedWithAllItsFields() throws Exception {
        FeedsWatcher watcher = watch("""
                # the steel bureau
                feed.steel.anyang.tokens = %s, %s
                feed.steel.anyang.enterprises = E1,group:chain
                feed.steel.anyang.sectors = 31
                feed.steel.anyang.regions = 410500
                feed.steel.anyang.files = true
                feed.steel.anyang.rate = 100
                feed.steel.anyang.burst = 500
                """.formatted(TokenHash.of(OLD), TokenHash.of(NEW)));

        Feed feed = watcher.get().known().byToken(NEW).orElseThrow();
        assertThat(feed.name()).isEqualTo("steel.anyang");
        assertThat(feed.scope()).isEqualTo(new Scope(Set.of("E1", "group:chain"), Set.of("31"), Set.of("410500")));
        assertThat(feed.files()).isTrue();
        assertThat(feed.rate()).isEqualTo(new Rate(100, 500));
        assertThat(watcher.get().known().byToken(OLD)).contains(feed);
        assertThat(watcher.get().known().byToken(TokenHash.of(OLD).toString())).isEmpty();
    }

    @Test
    void revokesATokenThatIsTakenOutOfTheFile() throws Exception {
        FeedsWatcher watcher = watch(feed(OLD) + "feed.b.enterprises=*\n");
        write(feed(NEW));

        watcher.check();
        watcher.check();

        assertThat(watcher.get().known().byToken(OLD)).isEmpty();
        assertThat(watcher.get().known().byToken(NEW)).isPresent();
        assertThat(told).containsExactly(Set.of("a", "b"), Set.of("a"));
        assertThat(reloads("changed")).isEqualTo(1);
        assertThat(reloads("failed")).isZero();
    }

    @Test
    void keepsTheFeedsWhenTheNewFileIsFaultyOrGone() throws Exception {
        FeedsWatcher watcher = watch(feed(OLD));
        write("feed.a.tokens=" + OLD + "\nfeed.a.enterprises=*\n");
        watcher.check();
        watcher.check();
        Files.delete(directory.resolve("feeds.properties"));
        watcher.check();
        watcher.check();

        assertThat(watcher.get().known().byToken(OLD)).isPresent();
        assertThat(reloads("failed")).isEqualTo(2);

        write(feed(NEW));
        watcher.check();
        assertThat(watcher.get().known().byToken(OLD)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "feed.a.enterprises=*\\nfeed.a.tokens=secret | token must be written sha256: and 64 hexadecimal digits",
                "feed.a.rate=5 | enterprises, sectors or regions must be named",
                "feed.a.colour=5 | a key must be feed.<name>.<field> with a field of",
                "colour=5 | a key must be feed.<name>.<field>",
                "feed.a/b.enterprises=* | feed must be 1..64 letters",
                "feed.a.enterprises=E1\\nfeed.a.enterprises=E2 | feed.a.enterprises must be set once",
                "feed.a.enterprises=*\\nfeed.a.rate=many | rate must be a whole number, is 'many'",
                "feed.a.enterprises=*\\nfeed.a.files=yes | files must be true or false",
                "feed.a.enterprises=*\\nfeed.a.rate=5\\nfeed.a.burst=0 | burst of at least 1",
            })
    void doesNotStartWithAFaultyFileAndNamesNoToken(String file, String message) throws Exception {
        String text = file.replace("\\n", "\n").strip();

        assertThatThrownBy(() -> watch(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message.strip())
                .hasMessageNotContaining("secret");
    }

    private static String feed(String token) {
        return "feed.a.tokens=" + TokenHash.of(token) + "\nfeed.a.enterprises=*\n";
    }

    private FeedsWatcher watch(String text) throws Exception {
        return new FeedsWatcher(write(text), meters, feeds -> told.add(Set.copyOf(feeds.names())));
    }

    private Path write(String text) throws Exception {
        return Files.writeString(directory.resolve("feeds.properties"), text);
    }

    private double reloads(String outcome) {
        return meters.counter("monitoring.ingest.feeds.reloads", "outcome", outcome)
                .count();
    }
}
