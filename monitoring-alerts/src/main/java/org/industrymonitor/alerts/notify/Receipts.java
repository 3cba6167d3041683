package org.industrymonitor.alerts.notify;

import org.industrymonitor.model.Receipt;

/** What receivers have answered, so that a restart does not ask them again. */
public interface Receipts {

    /** None is kept; what is committed is all that is known. */
    Receipts NONE = new Receipts() {
        @Override
        public boolean isSettled(String receiver, String delivery, int partition, long offset) {
            return false;
        }

        @Override
        public void keep(Receipt receipt) {}
    };

    /** Whether the receiver has answered that delivery, read from there or from further on in the partition. */
    boolean isSettled(String receiver, String delivery, int partition, long offset);

    /** Keeps an answer; it may be lost when the process dies, and the delivery is then sent again. */
    void keep(Receipt receipt);
}
