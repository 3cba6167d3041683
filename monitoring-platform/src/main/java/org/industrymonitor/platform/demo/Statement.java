package org.industrymonitor.platform.demo;

import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.Optional;

/**
 * One thing said about one unit and half-hour.
 *
 * @param megawattHours sent out; empty: missing
 * @param revision 1 at first, 2 when corrected
 * @param kind why it is said
 */
record Statement(
        String unit, OffsetDateTime start, Optional<BigDecimal> megawattHours, int revision, StatementKind kind) {

    Statement {
        if (revision < 1) {
            throw new IllegalArgumentException("revision must be at least 1, is " + revision);
        }
    }
}
