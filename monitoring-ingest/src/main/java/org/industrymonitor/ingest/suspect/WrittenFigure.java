package org.industrymonitor.ingest.suspect;

import java.util.Optional;
import java.util.function.DoubleSupplier;
import org.industrymonitor.model.Suspicion;

/** What the digits of a figure tell, as it was written and whatever its unit. */
final class WrittenFigure {

    private static final int FEWEST = 5;
    /** The least that some form lets one enter. */
    private static final double SMALLEST = 0.011;

    private WrittenFigure() {}

    /**
     * Whether {@link #oddity} may find anything.
     *
     * @param digits all of them as a whole number, not negative
     */
    static boolean mayTell(long digits) {
        if (digits == 1) {
            return true;
        }
        long rest = digits;
        while (rest >= 10 && rest % 10 == rest / 10 % 10) {
            rest /= 10;
        }
        return rest < 10 && digits >= 10_000;
    }

    /** @param level what the series shows otherwise in the item's own unit; NaN where that is not known */
    static Optional<Suspicion> oddity(String written, DoubleSupplier level) {
        int significant = 0;
        char digit = 0;
        boolean same = true;
        for (int i = 0; i < written.length() && same; i++) {
            char next = written.charAt(i);
            if (next >= '0' && next <= '9') {
                if (digit == 0 && next != '0') {
                    digit = next;
                }
                if (digit != 0) {
                    significant++;
                    same = next == digit;
                }
            } else if (next == 'e' || next == 'E') {
                return Optional.empty();
            }
        }
        if (same && significant >= FEWEST) {
            return Optional.of(digit == '9' ? Suspicion.PLACEHOLDER : Suspicion.IDENTICAL_DIGITS);
        }
        if (same
                && significant == 1
                && digit == '1'
                && written.startsWith("0.0")
                && level.getAsDouble() >= 100 * SMALLEST) {
            return Optional.of(Suspicion.PLACEHOLDER);
        }
        return Optional.empty();
    }
}
