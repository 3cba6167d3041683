package org.industrymonitor.platform.reconcile;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.industrymonitor.model.ItemValue;
import org.industrymonitor.model.PeriodGrid;
import org.industrymonitor.model.PeriodLength;
import org.industrymonitor.model.Reading;
import org.industrymonitor.model.ReadingStatus;

/** What one subject stated in the end, whatever the order of its readings. */
final class StatementBook {

    record Line(String item, PeriodLength length) {}

    /** @param present false where the figure was taken back */
    record Statement(long revision, boolean present, long value) {
        /** The higher revision; of equal ones a figure before a retraction, and the larger figure. */
        Statement strongerOf(Statement other) {
            if (revision != other.revision) {
                return revision > other.revision ? this : other;
            }
            if (present != other.present) {
                return present ? this : other;
            }
            return value >= other.value ? this : other;
        }
    }

    private final PeriodGrid grid;
    private final Map<Line, Map<Long, Statement>> lines = new HashMap<>();

    StatementBook(PeriodGrid grid) {
        this.grid = grid;
    }

    PeriodGrid grid() {
        return grid;
    }

    /** Takes a reading whose revision is numbered; one that is not of a period of the grid counts for nothing. */
    void add(Reading reading) {
        if (!grid.isAligned(reading.period())) {
            return;
        }
        PeriodLength length = reading.period().length();
        long index = grid.index(length, reading.period().start());
        boolean present = reading.status() != ReadingStatus.RETRACTED;
        for (ItemValue item : reading.items()) {
            lines.computeIfAbsent(new Line(item.item(), length), line -> new TreeMap<>())
                    .merge(
                            index,
                            new Statement(reading.revision(), present, present ? item.value() : 0),
                            Statement::strongerOf);
        }
    }

    /** By the number of the period. */
    Map<Line, Map<Long, Statement>> lines() {
        return lines;
    }
}
