package org.industrymonitor.platform.demo;

import java.time.Duration;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.industrymonitor.platform.feed.FeedClient;
import org.industrymonitor.platform.feed.FeedTally;
import org.industrymonitor.platform.feed.Receipt;
import org.industrymonitor.platform.progress.Progress;

/**
 * Sends the schedule through the HTTP endpoint, half-hour by half-hour, at a steady pace; slower in the first days,
 * while the virtual machine is still compiling.
 */
final class DemoReplay {
    private static final int WARMING_SLOTS = 240;
    private static final double SLOWER_AT_FIRST = 3;

    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("d MMM HH:mm", Locale.ENGLISH);

    private final AemoDemo demo;
    private final FeedClient client;
    private final FeedClient.Pause pause;
    private final Duration slotLength;

    /** @param slotLength of wall-clock time that a half-hour of the market takes at least */
    DemoReplay(AemoDemo demo, FeedClient client, FeedClient.Pause pause, Duration slotLength) {
        this.demo = demo;
        this.client = client;
        this.pause = pause;
        this.slotLength = slotLength;
    }

    /** Registers the market: trees first, then the units. */
    void register() {
        client.masterData("sectors", demo.sectors());
        client.masterData("regions", demo.regions());
        client.masterData("items", demo.items());
        client.masterData("registry", demo.registry());
    }

    FeedTally send(List<List<Statement>> slots, Progress progress) throws InterruptedException {
        FeedTally tally = new FeedTally();
        long next = System.nanoTime();
        for (int number = 0; number < slots.size(); number++) {
            List<Statement> slot = slots.get(number);
            if (!slot.isEmpty()) {
                Receipt receipt = client.readings(demo.readings(slot), "text/csv");
                tally.add(receipt);
                progress.at(slot.get(slot.size() - 1).start().format(DATE));
                progress.add(receipt.received());
            }
            double cold = Math.max(0, 1 - (double) number / WARMING_SLOTS);
            next += Math.round(slotLength.toNanos() * (1 + SLOWER_AT_FIRST * cold));
            long early = next - System.nanoTime();
            if (early > 0) {
                pause.take(Duration.ofNanos(early));
            }
        }
        return tally;
    }
}
