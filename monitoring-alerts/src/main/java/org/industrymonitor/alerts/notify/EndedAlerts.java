package org.industrymonitor.alerts.notify;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.industrymonitor.model.Alert;
import org.industrymonitor.model.AlertState;
import org.industrymonitor.model.Receipt;
import org.industrymonitor.model.Severity;

/** The alerts that ended last, and what receivers took of them: for those that may have forgotten it. Thread-safe. */
public final class EndedAlerts {

    private static final int MOST = 2_000;

    private final Supplier<Stream<Receipt>> receipts;
    private final Function<String, Optional<Receipt>> receipt;
    private final Map<String, Alert> ended = new LinkedHashMap<>();

    /**
     * @param receipts all
     * @param receipt one, by its key
     */
    public EndedAlerts(Supplier<Stream<Receipt>> receipts, Function<String, Optional<Receipt>> receipt) {
        this.receipts = receipts;
        this.receipt = receipt;
    }

    /** Takes an alert as it stands. */
    public synchronized void take(Alert alert) {
        ended.remove(alert.id());
        if (alert.state() != AlertState.FIRING && alert.state() != AlertState.PENDING) {
            ended.put(alert.id(), alert);
            if (ended.size() > MOST) {
                ended.remove(ended.keySet().iterator().next());
            }
        }
    }

    /** Those whose end the receiver has taken then or later. */
    public Stream<Alert> takenSince(Instant from, String receiver) {
        List<Alert> known;
        synchronized (this) {
            known = List.copyOf(ended.values());
        }
        return known.stream()
                .filter(alert -> receipt.apply(Receipt.key(receiver, Notice.deliveryId(alert)))
                        .filter(answer -> answer.taken() && !answer.at().isBefore(from))
                        .isPresent());
    }

    /** The colour in which the receiver took last that the alert fires; empty when it never did. */
    public Optional<Severity> fired(Alert alert, String receiver) {
        return Stream.of(Severity.values())
                .flatMap(colour -> receipt
                        .apply(Receipt.key(receiver, Notice.deliveryId(alert.id(), AlertState.FIRING, colour)))
                        .filter(Receipt::taken)
                        .map(answer -> Map.entry(answer.at(), colour))
                        .stream())
                .max(Map.Entry.comparingByKey())
                .map(Map.Entry::getValue);
    }

    /** When the receiver took something last; empty when it never did. */
    public Optional<Instant> lastTaken(String receiver) {
        return receipts.get()
                .filter(answer -> answer.taken() && answer.receiver().equals(receiver))
                .map(Receipt::at)
                .max(Instant::compareTo);
    }
}
