package org.industrymonitor.streams.statement;

/** What the items of one reading change, taken together. */
final class OutcomeTally {

    private boolean added;
    private boolean corrected;
    private boolean retracted;
    private boolean repeated;
    private boolean replaced;

    /** Adds the item of a row; whether its statement replaces the one there is. */
    boolean add(StatementChunk chunk, int row, int slot, long revision, boolean isPresent, long value) {
        boolean stated = chunk.isStated(row, slot);
        boolean same =
                stated && chunk.isPresent(row, slot) == isPresent && (!isPresent || chunk.value(row, slot) == value);
        repeated |= same;
        if (!chunk.isReplacedBy(row, slot, revision, isPresent, value)) {
            return false;
        }
        replaced = true;
        if (same) {
            return true;
        }
        retracted |= !isPresent;
        corrected |= isPresent && stated;
        added |= isPresent && !stated;
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
