package org.industrymonitor.alerts.notify;

import org.industrymonitor.model.Alert;

/** Somebody who is told of alerts. */
@FunctionalInterface
public interface AlertReceiver {

    /** What came of an attempt. */
    enum Answer {
        TAKEN,
        /** Will not be taken, however often it is sent. */
        REJECTED,
        /** May be taken later. */
        LATER
    }

    /** Nobody: everything counts as taken. */
    AlertReceiver NONE = alert -> Answer.TAKEN;

    /**
     * Sends the alert as it stands; the same may be sent again, and is known by its id and state.
     *
     * @throws InterruptedException when the thread is interrupted while it waits for an answer
     */
    Answer send(Alert alert) throws InterruptedException;
}
