package org.industrymonitor.platform.demo;

import java.math.BigDecimal;
import java.net.URI;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.industrymonitor.platform.feed.FeedClient;
import org.industrymonitor.platform.feed.Receipt;

/**
 * The demo's market as it was for two weeks, and then each half-hour as it was a week before, but for the plants that
 * somebody stops.
 */
final class FallingPlants {

    private static final int HISTORY = 48 * 14;
    private static final int WEEK = 48 * 7;
    private static final int AT_ONCE = 24;
    private static final BigDecimal HOURS = new BigDecimal("0.5");

    private final AemoDemo demo = new AemoDemo();
    private final List<HalfHour> halfHours = DemoResources.halfHours();
    private final FeedClient client;
    private int next;

    FallingPlants(URI ingest) {
        client = FeedClient.to(ingest, "test");
    }

    /** Registers the market and says two weeks of it. */
    void begin() {
        client.masterData("sectors", demo.sectors());
        client.masterData("regions", demo.regions());
        client.masterData("items", demo.items());
        client.masterData("registry", demo.registry());
        while (next < HISTORY) {
            List<Statement> said = new ArrayList<>();
            for (int last = Math.min(HISTORY, next + AT_ONCE); next < last; next++) {
                said.addAll(statements(halfHours.get(next), halfHours.get(next).start(), Set.of(), 1));
            }
            send(said);
        }
    }

    /** Says so many half-hours more, in which these plants put out nothing. */
    void goOn(int slots, String... stopped) {
        for (int last = next + slots; next < last; next++) {
            send(now(next, Set.of(stopped), 1));
        }
    }

    /** Says again, as a correction, what the last half-hours would have been without a stop. */
    void correct(int slots, String unit) {
        for (int slot = next - slots; slot < next; slot++) {
            send(now(slot, Set.of(), 2).stream()
                    .filter(statement -> statement.unit().equals(unit))
                    .toList());
        }
    }

    private List<Statement> now(int slot, Set<String> stopped, int revision) {
        OffsetDateTime start = halfHours.get(0).start().plusMinutes(30L * slot);
        return statements(halfHours.get(slot - WEEK), start, stopped, revision);
    }

    private static List<Statement> statements(HalfHour asIn, OffsetDateTime start, Set<String> stopped, int revision) {
        return asIn.outputs().stream()
                .filter(output -> output.megawatts().isPresent())
                .map(output -> new Statement(
                        output.unit(),
                        start,
                        Optional.of(
                                stopped.contains(output.unit())
                                        ? BigDecimal.ZERO
                                        : output.megawatts().get().multiply(HOURS)),
                        revision,
                        StatementKind.ON_TIME))
                .toList();
    }

    private void send(List<Statement> statements) {
        Receipt receipt = client.readings(demo.readings(statements), "text/csv");
        if (receipt.accepted() == 0) {
            throw new IllegalStateException("readings must be accepted, are refused: " + receipt);
        }
    }
}
