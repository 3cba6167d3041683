package org.industrymonitor.platform.reconcile;

import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.industrymonitor.model.Reading;
import org.industrymonitor.model.RegistryRecord;

/**
 * All that reached the platform of one small economy, in order.
 *
 * @param first entries of the registry
 * @param later what came then
 */
record Chronicle(List<Event> first, List<Event> later) {

    /** One record, or a pause. */
    sealed interface Event {
        void happenTo(Recipient recipient);

        /** An entry of the registry or of the reference tables, new or corrected. */
        record Registered(RegistryRecord entry) implements Event {
            @Override
            public void happenTo(Recipient recipient) {
                recipient.register(entry);
            }
        }

        record StruckOff(String enterprise) implements Event {
            @Override
            public void happenTo(Recipient recipient) {
                recipient.strikeOff(enterprise);
            }
        }

        record Stated(Reading reading) implements Event {
            @Override
            public void happenTo(Recipient recipient) {
                recipient.state(reading);
            }
        }

        /** Time enough for everything that waits to go out, and that much more. */
        record Pause(Duration time) implements Event {
            @Override
            public void happenTo(Recipient recipient) {
                recipient.pause(time);
            }
        }
    }

    /** Lets it all happen: first what is first in each, in turn, then what came later, one after the other. */
    static void happenTo(Recipient recipient, List<Chronicle> chronicles) {
        int longest = chronicles.stream().mapToInt(c -> c.first.size()).max().orElse(0);
        for (int turn = 0; turn < longest; turn++) {
            for (Chronicle chronicle : chronicles) {
                if (turn < chronicle.first.size()) {
                    chronicle.first.get(turn).happenTo(recipient);
                }
            }
        }
        chronicles.forEach(chronicle -> chronicle.later.forEach(event -> event.happenTo(recipient)));
    }

    @Override
    public String toString() {
        return Stream.concat(first.stream(), later.stream())
                .map(Event::toString)
                .collect(Collectors.joining("\n  ", "\n  ", ""));
    }
}
