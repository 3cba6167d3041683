package org.industrymonitor.model;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * A group that an enterprise belongs to, and the share of its figures that counts for the group. A registry writes {@code
 * auto-chain} for all of them, {@code auto-chain*0.35} for 35 %. Figures reported and expected count whole.
 *
 * @param group code; it holds no star
 * @param share more than 0 and at most 1; each figure times it is rounded half-even to fixed point
 */
public record GroupShare(String group, Coefficient share) {

    private static final char STAR = '*';
    private static final Coefficient WHOLE = new Coefficient(Optional.empty(), BigDecimal.ONE);

    public GroupShare {
        Check.id("groups", group);
        if (group.indexOf(STAR) >= 0) {
            throw new IllegalArgumentException("groups must hold no '*' but before a share, is '" + group + "'");
        }
        if (share.value().signum() <= 0 || share.value().compareTo(BigDecimal.ONE) > 0) {
            throw new IllegalArgumentException("share in group '" + group + "' must be more than 0 and at most 1, is "
                    + share.value().toPlainString());
        }
    }

    /**
     * The share that a registry writes so; blanks around the star are left out.
     *
     * @throws IllegalArgumentException when what follows the star is no such share
     */
    public static GroupShare parse(String text) {
        Check.id("groups", text);
        int star = text.indexOf(STAR);
        return star < 0
                ? new GroupShare(text, WHOLE)
                : new GroupShare(
                        text.substring(0, star).strip(),
                        share(text, text.substring(star + 1).strip()));
    }

    private static Coefficient share(String text, String number) {
        try {
            return new Coefficient(Optional.empty(), new BigDecimal(number));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("share in group '" + text
                    + "' must be a number more than 0 and at most 1, with at most 9 decimals, is '" + number + "'");
        }
    }

    public boolean isWhole() {
        return share.equals(WHOLE);
    }

    /** What counts of a figure. */
    public long of(long figure) {
        return isWhole() ? figure : share.times(figure);
    }
}
