package org.industrymonitor.platform.simulate;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * What it costs that Prometheus reads the pages of metrics, all of them once.
 *
 * @param bytes of all pages
 * @param cpuMillis of the process, the client's part included
 */
public record ScrapeCost(long bytes, double cpuMillis) {
    private static final int WARM_UP = 30;
    private static final int TIMES = 50;
    private static final int IDLE_SECONDS = 5;
    private static final double NANOS_PER_MILLI = 1e6;

    /**
     * Reads them time after time while nothing else goes on; what the process does anyway is taken off.
     *
     * @param cpuNanos of the process
     */
    static ScrapeCost measure(List<String> urls, LongSupplier cpuNanos) throws IOException, InterruptedException {
        HttpClient client = HttpClient.newHttpClient();
        long bytes = read(client, urls, WARM_UP);
        long idleFrom = cpuNanos.getAsLong();
        TimeUnit.SECONDS.sleep(IDLE_SECONDS);
        double idle = (double) (cpuNanos.getAsLong() - idleFrom) / TimeUnit.SECONDS.toNanos(IDLE_SECONDS);
        long from = cpuNanos.getAsLong();
        long start = System.nanoTime();
        read(client, urls, TIMES);
        double all = cpuNanos.getAsLong() - from - idle * (System.nanoTime() - start);
        return new ScrapeCost(bytes, Math.max(0, all) / TIMES / NANOS_PER_MILLI);
    }

    private static long read(HttpClient client, List<String> urls, int times) throws IOException, InterruptedException {
        long bytes = 0;
        for (int time = 0; time < times; time++) {
            bytes = 0;
            for (String url : urls) {
                HttpRequest request =
                        HttpRequest.newBuilder(URI.create(url + "/metrics")).build();
                bytes += client.send(request, HttpResponse.BodyHandlers.ofByteArray())
                        .body()
                        .length;
            }
        }
        return bytes;
    }
}
