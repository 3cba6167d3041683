package org.industrymonitor.alerts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Instant;
import java.util.List;
import org.industrymonitor.model.Alert;
import org.industrymonitor.model.AlertKind;
import org.industrymonitor.model.AlertState;
import org.industrymonitor.model.CalendarEntry;
import org.industrymonitor.model.CalendarKind;
import org.industrymonitor.model.NodeId;
import org.industrymonitor.model.wire.Codecs;
import org.junit.jupiter.api.Test;

/** What the calendar does, before an alert and after it. */
class PlannedAlertsTest extends WatchedPlants {

    @Test
    void raisesNothingThatTheCalendarPlans() {
        Instant from = at(WEEK).start();
        for (CalendarEntry entry : List.of(
                new CalendarEntry("A", from, from.plusSeconds(86_400), CalendarKind.PLANNED_OUTAGE, "boiler"),
                new CalendarEntry("region:R1", from, from.plusSeconds(86_400), CalendarKind.CURB, "smog"))) {
            calendar.pipeInput(entry.key(), Codecs.CALENDAR.encode(entry));
        }
        run(0, WEEK, 500, 500, 500);
        run(WEEK, 48, 0, 300, 300);

        assertThat(told()).isEmpty();
        assertThat(count("monitoring.alerts.totals.watched", "outcome", "planned"))
                .isGreaterThan(48);
    }

    @Test
    void aPlanThatIsToldAfterTheAlertExplainsItAlsoWhenItIsOverByThen() {
        run(0, WEEK, 500, 500, 500);
        run(WEEK, 6, 0, 500, 500);
        Instant from = at(WEEK - 2).start();
        CalendarEntry plan =
                new CalendarEntry("A", from, from.plusSeconds(7_200), CalendarKind.PLANNED_OUTAGE, "boiler");
        calendar.pipeInput(plan.key(), Codecs.CALENDAR.encode(plan));
        run(WEEK + 6, 2, 0, 500, 500);

        List<Alert> told = told();

        assertThat(told)
                .extracting(Alert::state, alert -> alert.node().key(), Alert::kind)
                .containsExactly(
                        tuple(AlertState.FIRING, "A", AlertKind.STOPPAGE),
                        tuple(AlertState.EXPLAINED, "A", AlertKind.STOPPAGE));
        assertThat(told.get(1).id()).isEqualTo(told.get(0).id());
        assertThat(told.get(1).reason()).contains("is planned: planned-outage boiler");
        assertThat(count("monitoring.alerts.transitions", "state", "explained")).isEqualTo(1);
    }

    @Test
    void holdsAnOrderAgainstTheNodeThatItNames() {
        run(0, WEEK, 500, 500, 500);
        Instant from = at(WEEK).start();
        CalendarEntry order =
                new CalendarEntry("city:R", from, from.plusSeconds(86_400), CalendarKind.CURB, "smog; level=60%");
        calendar.pipeInput(order.key(), Codecs.CALENDAR.encode(order));
        run(WEEK, 10, 450, 450, 450);

        assertThat(told()).singleElement().satisfies(alert -> {
            assertThat(alert.kind()).isEqualTo(AlertKind.CURB_OVERRUN);
            assertThat(alert.node()).isEqualTo(NodeId.parse("city:R"));
            assertThat(alert.observed()).isEqualTo(1_350_0000);
            assertThat(alert.expected()).isBetween(890_0000L, 910_0000L);
        });
    }
}
