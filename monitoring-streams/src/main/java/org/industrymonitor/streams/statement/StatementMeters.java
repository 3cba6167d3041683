package org.industrymonitor.streams.statement;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.EnumMap;
import java.util.Map;

/** Counts readings by what they changed. Of each reading read exactly one outcome is counted. */
public final class StatementMeters {

    private final Map<Outcome, Counter> outcomes = new EnumMap<>(Outcome.class);
    private final Counter late;

    public StatementMeters(MeterRegistry registry) {
        for (Outcome outcome : Outcome.values()) {
            outcomes.put(
                    outcome,
                    Counter.builder("monitoring.streams.readings")
                            .description("Readings taken, by what they changed; replayed ones count again")
                            .tag("outcome", outcome.word())
                            .register(registry));
        }
        late = Counter.builder("monitoring.streams.readings.late")
                .description("Readings of a period before the newest of their enterprise that changed a figure")
                .register(registry);
    }

    void taken(Outcome outcome) {
        outcomes.get(outcome).increment();
    }

    void late() {
        late.increment();
    }

    /** Readings counted so far with that outcome. */
    public long count(Outcome outcome) {
        return (long) outcomes.get(outcome).count();
    }
}
