package org.industrymonitor.alerts.notify.setup;

import java.time.Clock;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.industrymonitor.alerts.notify.EndedAlerts;
import org.industrymonitor.alerts.notify.route.Directory;
import org.industrymonitor.alerts.notify.text.Links;
import org.industrymonitor.alerts.notify.text.Past;
import org.industrymonitor.alerts.notify.text.Remarks;
import org.industrymonitor.model.Alert;

/**
 * What receivers rest on.
 *
 * @param directory where nodes stand
 * @param links put under messages
 * @param remarks told with what is said of an alert after them
 * @param past told of what is like an alert
 * @param firing every alert that fires now, for those who are to be told again and again
 * @param ended the alerts that ended last, for the same
 */
public record Surroundings(
        Directory directory,
        Links links,
        Remarks remarks,
        Past past,
        Supplier<Stream<Alert>> firing,
        EndedAlerts ended,
        Clock clock) {}
