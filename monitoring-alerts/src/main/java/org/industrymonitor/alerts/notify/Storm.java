package org.industrymonitor.alerts.notify;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * Whether messages are told one by one or in a summary. So many a minute are told one by one. When there are more, the
 * rest is held back and told in one summary when a minute is over, and so on until a minute brings no more than one. What
 * still comes when the minute is over is waited for a little: of a storm that lasts a minute there is one summary.
 */
final class Storm {

    private static final Duration WINDOW = Duration.ofMinutes(1);
    /** Nothing came for so long: the storm pauses. */
    private static final Duration PAUSE = Duration.ofSeconds(3);
    /** A summary is put off for no longer. */
    private static final Duration LONGEST_TAIL = Duration.ofSeconds(15);

    private final int most;
    private final Deque<Instant> told = new ArrayDeque<>();
    private Optional<Instant> summaryAt = Optional.empty();
    private Instant lastCame = Instant.MIN;

    /** What to do with what waits. */
    enum Advice {
        /** Tell the first of them. */
        ONE,
        /** Tell nothing yet. */
        HOLD,
        /** Tell all of them in one. */
        SUMMARY
    }

    /** @param most messages in a minute that are told one by one; 0: all are */
    Storm(int most) {
        this.most = most;
    }

    /** Notes that one more is to be told. */
    void came(Instant now) {
        lastCame = now;
    }

    /**
     * @param waiting how many are to be told, at least one
     * @param full whether no more can be held back
     */
    Advice advise(Instant now, int waiting, boolean full) {
        if (most == 0) {
            return Advice.ONE;
        }
        if (summaryAt.filter(end -> now.isAfter(end.plus(WINDOW))).isPresent()) {
            summaryAt = Optional.empty();
        }
        if (summaryAt.isPresent()) {
            if (isHeld(now, summaryAt.get()) && !full) {
                return Advice.HOLD;
            }
            return waiting == 1 ? Advice.ONE : Advice.SUMMARY;
        }
        while (!told.isEmpty() && !now.isBefore(told.peekFirst().plus(WINDOW))) {
            told.removeFirst();
        }
        if (told.size() < most) {
            return Advice.ONE;
        }
        summaryAt = Optional.of(now.plus(WINDOW));
        return Advice.HOLD;
    }

    private boolean isHeld(Instant now, Instant end) {
        boolean stillComing = lastCame.isAfter(now.minus(PAUSE)) && now.isBefore(end.plus(LONGEST_TAIL));
        return now.isBefore(end) || stillComing;
    }

    /** Notes that the advice was followed. */
    void followed(Advice advice, Instant now) {
        if (advice == Advice.ONE) {
            told.addLast(now);
            summaryAt = Optional.empty();
        } else if (advice == Advice.SUMMARY) {
            told.clear();
            summaryAt = Optional.of(now.plus(WINDOW));
        }
        while (told.size() > most) {
            told.removeFirst();
        }
    }
}
