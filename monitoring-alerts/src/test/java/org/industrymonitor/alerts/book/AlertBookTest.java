package org.industrymonitor.alerts.book;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import org.industrymonitor.alerts.notify.Samples;
import org.industrymonitor.model.Alert;
import org.industrymonitor.model.AlertState;
import org.industrymonitor.model.Remark;
import org.industrymonitor.model.RemarkKind;
import org.industrymonitor.model.wire.Codecs;
import org.junit.jupiter.api.Test;

class AlertBookTest {

    private final AlertBook book = new AlertBook(2);

    @Test
    void anOldEventNeverReplacesTheStateOfTheTopicOfStates() {
        Alert fires = Samples.alert("BW01");
        Alert over = over(fires);

        book.stand(over);
        book.happen(event(0, fires));

        assertThat(entry(fires).alert()).isEqualTo(over);
        assertThat(entry(fires).events()).hasSize(1);
    }

    @Test
    void knowsFromEventsAloneHowAnAlertStands() {
        Alert fires = Samples.alert("BW01");
        book.happen(event(0, fires));
        assertThat(entry(fires).isOpen()).isTrue();

        book.happen(event(1, over(fires)));

        assertThat(entry(fires).isOpen()).isFalse();
    }

    @Test
    void keepsTheFirstEventAndTheLatestOfAnAlertThatNeverRests() {
        Alert fires = Samples.alert("BW01");
        for (int i = 0; i < Entry.MOST_EVENTS + 20; i++) {
            book.happen(event(i, fires));
        }

        Entry entry = entry(fires);
        assertThat(entry.events()).hasSize(Entry.MOST_EVENTS);
        assertThat(entry.events().get(0).offset()).isZero();
        assertThat(entry.events().get(1).offset()).isEqualTo(21);
        assertThat(entry.leftOut()).isEqualTo(20);
    }

    @Test
    void keepsWhatWasSaidOfAnAlertThatIsKnownOnlyLater() {
        Alert fires = Samples.alert("BW01");
        Remark remark = new Remark(
                fires.id(), fires.node(), fires.series(), fires.raised(), RemarkKind.FALSE, "desk", Instant.EPOCH, "");
        book.say(remark.key(), Optional.of(remark));

        book.stand(fires);

        assertThat(entry(fires).remarks()).containsExactly(remark);
        book.say(remark.key(), Optional.empty());
        assertThat(entry(fires).remarks()).isEmpty();
    }

    @Test
    void forgetsNoneThatFires() {
        for (String plant : new String[] {"A", "B", "C", "D"}) {
            book.stand(Samples.alert(plant));
        }
        assertThat(book.size()).isEqualTo(4);
        assertThat(book.forgottenUpTo()).isEmpty();

        for (String plant : new String[] {"A", "B", "C"}) {
            book.stand(over(Samples.alert(plant)));
        }

        assertThat(book.size()).isEqualTo(3);
        assertThat(book.forgotten()).isOne();
        assertThat(book.forgottenUpTo()).contains(Samples.SINCE);
    }

    private Entry entry(Alert alert) {
        return book.find(alert.id()).orElseThrow();
    }

    private static Alert over(Alert alert) {
        return alert.in(AlertState.RESOLVED, Optional.of(alert.raised().plusSeconds(3_600)), "is over");
    }

    private static Event event(long offset, Alert alert) {
        return new Event(0, offset, Instant.EPOCH, Codecs.ALERT.encode(alert));
    }
}
