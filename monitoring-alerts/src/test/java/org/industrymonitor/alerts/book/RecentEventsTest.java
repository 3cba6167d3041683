package org.industrymonitor.alerts.book;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.industrymonitor.alerts.book.RecentEvents.Start;
import org.junit.jupiter.api.Test;

class RecentEventsTest {

    private static final Duration NO_TIME = Duration.ZERO;

    private final RecentEvents recent = new RecentEvents(3);

    @Test
    void keepsTheLatestAndTellsWhoIsSlowerThanThey() throws Exception {
        for (int i = 0; i < 5; i++) {
            recent.add(event(0, i));
        }

        assertThat(recent.from(2, 10, NO_TIME).orElseThrow())
                .extracting(Event::offset)
                .containsExactly(2L, 3L, 4L);
        assertThat(recent.from(3, 1, NO_TIME).orElseThrow())
                .extracting(Event::offset)
                .containsExactly(3L);
        assertThat(recent.from(5, 10, NO_TIME)).contains(List.of());
        assertThat(recent.from(1, 10, NO_TIME)).isEmpty();
    }

    @Test
    void knowsAfterWhichPositionsNothingIsMissed() {
        recent.add(event(0, 0));
        recent.add(event(1, 0));
        assertThat(recent.after(Position.START)).contains(new Start(0, Position.START));

        recent.add(event(0, 2));
        recent.add(event(0, 3)); // the first of partition 0 is forgotten

        assertThat(recent.after(Position.START)).isEmpty();
        assertThat(recent.after(new Position(Map.of(0, 1L)))).map(Start::number).isEqualTo(Optional.of(1L));
        assertThat(recent.end()).isEqualTo(new Start(4, new Position(Map.of(0, 4L, 1, 1L))));
    }

    @Test
    void takesWhatTheBrokerHasRemovedForForgotten() {
        recent.add(event(0, 70));

        assertThat(recent.after(new Position(Map.of(0, 69L)))).isEmpty();
        assertThat(recent.after(new Position(Map.of(0, 70L)))).isPresent();
    }

    @Test
    void aPositionIsReadBackAsItIsWritten() {
        Position position =
                Position.START.after(event(3, 11)).after(event(0, 4)).after(event(3, 12));

        assertThat(position).hasToString("0-5.3-13");
        assertThat(Position.parse("0-5.3-13")).isEqualTo(position);
        assertThat(Position.parse("")).isEqualTo(Position.START);
        assertThat(position.isPast(event(3, 12))).isTrue();
        assertThat(position.isPast(event(3, 13))).isFalse();
        assertThatThrownBy(() -> Position.parse("0-5.")).isInstanceOf(IllegalArgumentException.class);
    }

    private static Event event(int partition, long offset) {
        return new Event(partition, offset, Instant.EPOCH, new byte[0]);
    }
}
