package org.industrymonitor.ingest.http;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.Charset;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.industrymonitor.ingest.contract.Rig;
import org.industrymonitor.ingest.contract.Transport;
import org.industrymonitor.ingest.contract.TransportContract;
import org.industrymonitor.ingest.decode.BodyFormat;
import org.industrymonitor.runtime.http.HttpEndpoint;
import org.industrymonitor.runtime.http.HttpSettings;
import org.industrymonitor.runtime.metrics.Metrics;
import org.junit.jupiter.api.Nested;

/** HTTP holds what every transport holds, in each of its formats. */
class HttpContractTest {

    @Nested
    class Csv extends TransportContract {
        @Override
        protected Transport start(Rig rig) throws Exception {
            return new Http(rig, BodyFormat.CSV);
        }
    }

    @Nested
    class Json extends TransportContract {
        @Override
        protected Transport start(Rig rig) throws Exception {
            return new Http(rig, BodyFormat.JSON);
        }
    }

    @Nested
    class Ndjson extends TransportContract {
        @Override
        protected Transport start(Rig rig) throws Exception {
            return new Http(rig, BodyFormat.NDJSON);
        }
    }

    private static final class Http implements Transport {

        private static final int MAX = 100_000;
        private final HttpClient client = HttpClient.newHttpClient();
        private final ExecutorService answerer = Executors.newSingleThreadExecutor();
        private final Metrics metrics = new Metrics();
        private final BodyFormat format;
        private final HttpEndpoint endpoint;

        Http(Rig rig, BodyFormat format) throws Exception {
            this.format = format;
            ReadingsRoute route = new ReadingsRoute(
                    rig.collector(),
                    rig.gate(),
                    rig.meters(),
                    () -> true,
                    answerer,
                    new ReadingsRoute.Limits(MAX, MAX, MAX, 10 * MAX, 4, 0, Duration.ofSeconds(10)));
            endpoint =
                    new HttpEndpoint(new HttpSettings("127.0.0.1", 0, "ingest.http.port", MAX, 16), metrics, Map::of);
            endpoint.routes(routes -> routes.post("/v1/readings", route::post));
            endpoint.start();
        }

        @Override
        public BodyFormat format() {
            return format;
        }

        @Override
        public Outcome send(String feed, Charset charset, byte[] body) throws Exception {
            HttpRequest request = HttpRequest.newBuilder(URI.create(endpoint.url() + "/v1/readings"))
                    .header("Content-Type", format.mediaType() + "; charset=" + charset.name())
                    .header("Authorization", "Bearer " + Rig.token(feed))
                    .POST(BodyPublishers.ofByteArray(body))
                    .build();
            int status =
                    client.send(request, HttpResponse.BodyHandlers.ofString()).statusCode();
            return switch (status) {
                case 200 -> Outcome.TAKEN;
                case 429, 503 -> Outcome.NOT_ACKNOWLEDGED;
                default -> Outcome.TURNED_AWAY;
            };
        }

        @Override
        public void close() {
            endpoint.stop();
            answerer.shutdownNow();
            metrics.close();
        }
    }
}
