package org.industrymonitor.alerts.notify;

import java.util.Objects;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.industrymonitor.model.Alert;

/**
 * Somebody who is told of alerts.
 *
 * @param name unique; of it the consumer group and the label of the meters are made
 * @param concerns which alerts are told
 * @param storm how many messages it is sent in a minute, at most; the rest goes into one summary. 0: no summaries
 * @param channel opens the way to it, for one thread
 */
public record Receiver(String name, Predicate<Alert> concerns, int storm, Supplier<Channel> channel) {

    public Receiver {
        if (!name.matches("[a-z0-9][a-z0-9-]{0,62}")) {
            throw new IllegalArgumentException(
                    "name must be 1 to 63 small letters, digits and dashes, starting with no dash, is '" + name + "'");
        }
        Objects.requireNonNull(concerns, "concerns");
        if (storm < 0) {
            throw new IllegalArgumentException("storm must be at least 0, is " + storm);
        }
        Objects.requireNonNull(channel, "channel");
    }
}
