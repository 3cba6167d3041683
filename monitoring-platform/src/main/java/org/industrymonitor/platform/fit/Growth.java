package org.industrymonitor.platform.fit;

/**
 * How large a forest becomes.
 *
 * @param trees number of its trees
 * @param leaves most leaves of a tree: with two, each tree asks for one clue, and the forest is a sum over the clues
 */
public record Growth(int trees, int leaves) {

    /** What the weights of a release are grown with. */
    public static final Growth DEFAULT = new Growth(160, 12);

    public Growth {
        if (trees < 1 || trees > 1000) {
            throw new IllegalArgumentException("trees must be in [1, 1000], is " + trees);
        }
        if (leaves < 2 || leaves > 64) {
            throw new IllegalArgumentException("leaves must be in [2, 64], is " + leaves);
        }
    }
}
