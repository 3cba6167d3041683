package org.industrymonitor.alerts.decide;

/**
 * When output and energy contradict each other.
 *
 * @param least share of one that must be missing
 * @param flat share by which energy may be off and has still not moved with output
 * @param rise share by which output must be above what is expected while energy falls
 */
public record DivergenceRule(double least, double flat, double rise) {

    /** Three tenths of output gone with energy within a twentieth; or of energy, with output a tenth above. */
    public static final DivergenceRule DEFAULT = new DivergenceRule(0.3, 0.05, 0.1);

    public DivergenceRule {
        if (!(flat >= 0 && flat < least && least < 1) || !(rise > 0)) {
            throw new IllegalArgumentException(
                    "0 <= flat < least < 1 and rise > 0 must hold, are " + flat + ", " + least + " and " + rise);
        }
    }
}
