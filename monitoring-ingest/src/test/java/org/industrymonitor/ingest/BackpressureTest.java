package org.industrymonitor.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.industrymonitor.ingest.RunningEdge.CSV;
import static org.industrymonitor.ingest.RunningEdge.HEADER;
import static org.industrymonitor.ingest.RunningEdge.REGISTRY;
import static org.industrymonitor.ingest.RunningEdge.assertTurnedAway;
import static org.industrymonitor.ingest.RunningEdge.awaitTrue;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class BackpressureTest {

    private RunningEdge edge;

    @BeforeEach
    void start() throws Exception {
        edge = RunningEdge.start(false, RunningEdge.sources());
    }

    @AfterEach
    void stop() throws Exception {
        edge.close();
    }

    @Test
    void answersOnlyAfterKafkaHasEveryRecordAndEveryDeadLetter() throws Exception {
        edge.put("/v1/registry", REGISTRY);

        CompletableFuture<HttpResponse<String>> answer = edge.client()
                .sendAsync(
                        edge.request("/v1/readings", CSV)
                                .POST(HttpRequest.BodyPublishers.ofString(
                                        HEADER + "E1,coke,2020-04-01T08:00,PT1H,1,t\nbad\n"))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        awaitTrue(() -> edge.kafka.unacknowledged.history().size() == 2);
        assertThat(edge.kafka.unacknowledged.completeNext()).isTrue();
        assertThat(answer).isNotDone();
        edge.assertCounts(0, 0, 0, 0);
        assertThat(edge.kafka.unacknowledged.completeNext()).isTrue();

        assertThat(answer.get().statusCode()).isEqualTo(200);
        edge.assertCounts(2, 1, 0, 1);
    }

    @Test
    void tellsTheFeedToComeAgainWhenKafkaIsAwayOrBusy() throws Exception {
        edge.put("/v1/registry", REGISTRY);
        String row = "E1,coke,2020-04-01T08:00,PT1H,1,t\n";

        HttpResponse<String> late = edge.post(CSV, HEADER + row.repeat(2_500));
        assertTurnedAway(late, 503, "unavailable");
        assertThat(late.headers().firstValue("Retry-After")).hasValue("1");

        assertThat(edge.gauge("monitoring.ingest.inflight")).isGreaterThan(80_000);
        HttpResponse<String> busy = edge.post(CSV, HEADER + row.repeat(2_500));
        assertTurnedAway(busy, 429, "overloaded");
        assertThat(busy.headers().firstValue("Retry-After")).hasValue("1");

        boolean more = true;
        while (more) {
            more = edge.kafka.unacknowledged.completeNext();
        }
        assertThat(edge.gauge("monitoring.ingest.inflight")).isZero();
    }
}
