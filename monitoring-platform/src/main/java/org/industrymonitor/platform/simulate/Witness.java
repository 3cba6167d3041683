package org.industrymonitor.platform.simulate;

import org.industrymonitor.model.Reading;

/** Told of what a load says. */
interface Witness {

    /**
     * A reading is about to be sent.
     *
     * @param number of the enterprise
     * @param turn in which it says that
     */
    void sent(int number, Reading reading, long millis, long turn);

    /** Kafka has it; from any thread. */
    default void acknowledged(int number, Reading reading, long millis) {}
}
