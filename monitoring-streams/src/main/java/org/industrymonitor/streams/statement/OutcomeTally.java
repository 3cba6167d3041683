package org.industrymonitor.streams.statement;

/** What the items of one reading change, taken together. */
final class OutcomeTally {

    private boolean added;
    private boolean corrected;
    private boolean retracted;
    private boolean repeated;
    private boolean replaced;

    /** Adds an item; whether its statement replaces the one there is. */
    boolean add(StatementChunk.Figures figures, int slot, long revision, boolean isPresent, long value) {
        boolean same = figures.isStated(slot)
                && figures.isPresent(slot) == isPresent
                && (!isPresent || figures.value(slot) == value);
        repeated |= same;
        if (!figures.isReplacedBy(slot, revision, isPresent, value)) {
            return false;
        }
        replaced = true;
        if (same) {
            return true;
        }
        retracted |= !isPresent;
        corrected |= isPresent && figures.isStated(slot);
        added |= isPresent && !figures.isStated(slot);
        return true;
    }

    /** Whether any statement replaces another, if only by its revision. */
    boolean isAnyReplaced() {
        return replaced;
    }

    /** Whether any figure changes. */
    boolean isChange() {
        return added || corrected || retracted;
    }

    Outcome outcome() {
        if (corrected) {
            return Outcome.CORRECTED;
        }
        if (added) {
            return Outcome.NEW;
        }
        if (retracted) {
            return Outcome.RETRACTED;
        }
        return repeated ? Outcome.DUPLICATE : Outcome.SUPERSEDED;
    }
}
