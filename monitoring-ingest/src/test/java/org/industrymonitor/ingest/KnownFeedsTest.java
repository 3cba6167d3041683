package org.industrymonitor.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.industrymonitor.ingest.RunningEdge.CSV;
import static org.industrymonitor.ingest.RunningEdge.HEADER;
import static org.industrymonitor.ingest.RunningEdge.REGISTRY;
import static org.industrymonitor.ingest.RunningEdge.assertTurnedAway;
import static org.industrymonitor.ingest.RunningEdge.awaitTrue;
import static org.industrymonitor.ingest.RunningEdge.json;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.industrymonitor.model.DeadLetter;
import org.industrymonitor.model.Reading;
import org.industrymonitor.runtime.access.TokenHash;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

@Timeout(60)
class KnownFeedsTest {

    private static final String ROWS =
            HEADER + "E1,coke,2020-04-01T08:00,PT1H,1,t\nE2,coke,2020-04-01T08:00,PT1H,2,t\n";

    @TempDir
    private Path directory;

    private final ListAppender<ILoggingEvent> audit = new ListAppender<>();
    private final ListAppender<ILoggingEvent> everything = new ListAppender<>();
    private RunningEdge edge;

    @BeforeEach
    void start() throws Exception {
        audit.start();
        everything.start();
        logger("org.industrymonitor").setLevel(Level.DEBUG);
        logger("org.industrymonitor").addAppender(everything);
        logger("org.industrymonitor.audit").addAppender(audit);
        write("anyang-token", "office-token");
        edge = RunningEdge.start(
                true,
                RunningEdge.sources()
                        .with(IngestSettings.FEEDS_FILE, directory.resolve("feeds.properties"))
                        .with(IngestSettings.FEEDS_INTERVAL_MS, 10));
        assertThat(put("office-token", "/v1/registry", REGISTRY).statusCode()).isEqualTo(200);
    }

    @AfterEach
    void stop() throws Exception {
        edge.close();
        logger("org.industrymonitor").setLevel(null);
        logger("org.industrymonitor").detachAppender(everything);
        logger("org.industrymonitor.audit").detachAppender(audit);
    }

    @Test
    void asksWhoSpeaks() throws Exception {
        HttpResponse<String> nobody = edge.post(CSV, ROWS);
        assertTurnedAway(nobody, 401, "unauthorized");
        assertThat(nobody.headers().firstValue("WWW-Authenticate")).hasValue("Bearer");
        assertTurnedAway(post("wrong-token", ROWS), 401, "unauthorized");
        assertTurnedAway(put("wrong-token", "/v1/registry", REGISTRY), 401, "unauthorized");
        assertTurnedAway(put("anyang-token", "/v1/registry", REGISTRY), 403, "forbidden");
        assertThat(edge.readings()).isEmpty();
        assertThat(edge.sum("monitoring.ingest.bodies.refused", "reason", "unauthorized"))
                .isEqualTo(3);
    }

    @Test
    void letsAFeedSpeakForWhatItIsRegisteredForAndSaysSoInTheAudit() throws Exception {
        HttpResponse<String> answer = post("anyang-token", ROWS);

        assertThat(json(answer).get("refused_by_code").toString()).isEqualTo("{\"out-of-scope\":1}");
        assertThat(edge.readings()).extracting(Reading::subject, Reading::feed).containsExactly(tuple("E1", "anyang"));
        assertThat(edge.letters()).extracting(DeadLetter::code).containsExactly("out-of-scope");
        assertThat(audit.list)
                .extracting(ILoggingEvent::getFormattedMessage)
                .containsExactly("Refused by scope: feed=anyang subject=E2 line=3");
        assertThat(edge.sum("monitoring.ingest.records.refused", "feed", "anyang", "code", "out-of-scope"))
                .isEqualTo(1);
        assertThat(edge.sum("monitoring.ingest.records.received", "feed", "anyang"))
                .isEqualTo(2);
        assertThat(edge.sum("monitoring.ingest.records.received", "feed", "other"))
                .isZero();
    }

    @Test
    void fillsNeitherLogNorDiskWithWhatAFeedMayNotSay() throws Exception {
        post("anyang-token", HEADER + "E2\u2028\u0007,coke,2020-04-01T08:00,PT1H,1,t\n".repeat(1_000));

        assertThat(audit.list).hasSize(21);
        assertThat(audit.list.get(0).getFormattedMessage())
                .isEqualTo("Refused by scope: feed=anyang subject=E2\\u2028\\u0007 line=2");
        assertThat(audit.list.get(20).getFormattedMessage()).isEqualTo("Refused by scope: feed=anyang more=980");
    }

    @Test
    void revokesATokenWithoutARestart() throws Exception {
        assertThat(post("anyang-token", ROWS).statusCode()).isEqualTo(200);

        write("next-token", "office-token");
        awaitTrue(() -> edge.sum("monitoring.ingest.feeds.reloads", "outcome", "changed") == 1);

        assertTurnedAway(post("anyang-token", ROWS), 401, "unauthorized");
        assertThat(post("next-token", ROWS).statusCode()).isEqualTo(200);
    }

    @Test
    void makesAFeedWaitThatSendsTooMuch() throws Exception {
        assertThat(post("office-token", HEADER + "E1,coke,2020-04-01T08:00,PT1H,1,t\n".repeat(150))
                        .statusCode())
                .isEqualTo(200);

        HttpResponse<String> again = post("office-token", ROWS);

        assertTurnedAway(again, 429, "throttled");
        assertThat(again.headers().firstValueAsLong("Retry-After").orElse(0)).isBetween(45L, 51L);
    }

    @Test
    void putsNoTokenIntoLogsMetricsAnswersOrDeadLetters() throws Exception {
        String answers = post("wrong-token", ROWS).body()
                + post("anyang-token", ROWS).body()
                + put("anyang-token", "/v1/registry", REGISTRY).body();

        String letters = edge.letters().stream()
                .map(letter -> letter + new String(letter.raw(), UTF_8))
                .toList()
                .toString();
        String logs = everything.list.stream()
                .map(ILoggingEvent::getFormattedMessage)
                .toList()
                .toString();
        assertThat(answers + letters + logs + edge.metrics.scrape())
                .doesNotContain("anyang-token", "office-token", "wrong-token", "sha256:");
    }

    private static Logger logger(String name) {
        return (Logger) LoggerFactory.getLogger(name);
    }

    private void write(String anyang, String office) throws Exception {
        Path next =
                Files.writeString(directory.resolve("next"), """
                feed.anyang.tokens = %s
                feed.anyang.regions = 410500
                feed.office.tokens = %s
                feed.office.enterprises = *
                feed.office.files = true
                feed.office.rate = 1
                feed.office.burst = 100
                """.formatted(TokenHash.of(anyang), TokenHash.of(office)));
        Files.move(
                next,
                directory.resolve("feeds.properties"),
                StandardCopyOption.REPLACE_EXISTING,
                StandardCopyOption.ATOMIC_MOVE);
    }

    private HttpResponse<String> post(String token, String body) throws Exception {
        return edge.send(edge.request("/v1/readings", CSV)
                .header("Authorization", "Bearer " + token)
                .header("X-Feed", "somebody-else")
                .POST(BodyPublishers.ofString(body)));
    }

    private HttpResponse<String> put(String token, String path, String body) throws Exception {
        return edge.send(edge.request(path, CSV)
                .header("Authorization", "Bearer " + token)
                .PUT(BodyPublishers.ofString(body)));
    }
}
