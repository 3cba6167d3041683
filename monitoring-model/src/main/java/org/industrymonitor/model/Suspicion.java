package org.industrymonitor.model;

import java.util.Locale;

/** What is odd about a reading that is taken all the same; the words are stable. */
public enum Suspicion {
    JUMP_TENFOLD("Seven times or more what its series shows otherwise, or a tenth; steady series only."),
    JUMP_THOUSANDFOLD("The same with three hundred times, or a thousandth."),
    PLACEHOLDER(
            "A figure that is written where there is none: five nines or more; 0.01 where a hundred times is usual."),
    IDENTICAL_DIGITS("Five or more digits, all the same."),
    STUCK("The same figure, not zero, for 24 periods in a row; for 7 days; for 6 months."),
    CUMULATIVE("Grows, three periods in a row, by about what its series shows otherwise: a total since some day."),
    OUTPUT_WITHOUT_ENERGY("Output above zero, and all energy named beside it zero."),
    REVISION_GOING_BACK("A lower revision than came before for the same period; it will change nothing.");

    private final String word = name().toLowerCase(Locale.ROOT).replace('_', '-');
    private final String meaning;

    Suspicion(String meaning) {
        this.meaning = meaning;
    }

    /** Its word in answers and metrics, such as {@code jump-tenfold}. */
    public String word() {
        return word;
    }

    /** A sentence for who sent it. */
    public String meaning() {
        return meaning;
    }
}
