package org.industrymonitor.alerts.detect;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.industrymonitor.model.AlertEvidence.Sign;

/**
 * A sum of small trees over the clues, each of which moves the log-odds that a reading is a fall a little (Friedman,
 * Greedy function approximation, 2001).
 */
public final class Forest {

    private static final int LEAF = -1;

    /**
     * A node of a tree; nodes of a tree are numbered from 0, its root.
     *
     * @param clue ordinal of the clue it asks for; negative of a leaf
     * @param threshold up to which the left branch is taken
     * @param left number of the left branch
     * @param right number of the right branch
     * @param value log-odds added by those that come here
     */
    public record Node(int clue, double threshold, int left, int right, double value) {

        /** The end of a branch. */
        public static Node leaf(double value) {
            return new Node(LEAF, 0, 0, 0, value);
        }

        public boolean isLeaf() {
            return clue < 0;
        }
    }

    private final double base;
    private final Node[][] trees;

    /**
     * @param base log-odds before any tree
     * @param trees the nodes of each
     */
    public Forest(double base, List<List<Node>> trees) {
        this.base = base;
        this.trees = trees.stream().map(tree -> tree.toArray(new Node[0])).toArray(Node[][]::new);
    }

    public double base() {
        return base;
    }

    /** The nodes of each tree. */
    public List<List<Node>> trees() {
        List<List<Node>> lists = new ArrayList<>();
        for (Node[] tree : trees) {
            lists.add(List.of(tree));
        }
        return lists;
    }

    /** The log-odds that the clues are of a fall. */
    public double odds(Clues clues) {
        double odds = base;
        for (Node[] tree : trees) {
            Node node = tree[0];
            while (!node.isLeaf()) {
                node = tree[clues.at(node.clue()) <= node.threshold() ? node.left() : node.right()];
            }
            odds += node.value();
        }
        return odds;
    }

    /** By how much the questions after each clue have moved the log-odds; by ordinal. */
    double[] moves(Clues clues) {
        double[] moved = new double[Clue.values().length];
        for (Node[] tree : trees) {
            Node node = tree[0];
            while (!node.isLeaf()) {
                Node next = tree[clues.at(node.clue()) <= node.threshold() ? node.left() : node.right()];
                moved[node.clue()] += next.value() - node.value();
                node = next;
            }
        }
        return moved;
    }

    /** What speaks most for a fall, in words: the clues that have moved the odds most. */
    static String words(double[] moved, int most) {
        return Stream.of(Clue.values())
                .filter(clue -> clue.isFall() && moved[clue.ordinal()] > 0)
                .sorted(Comparator.comparingDouble(clue -> -moved[clue.ordinal()]))
                .limit(most)
                .map(Clue::words)
                .collect(Collectors.joining(", "));
    }

    /** What speaks most, for a fall or against it. */
    static List<Sign> signs(double[] moved, Clues clues, int most) {
        return Stream.of(Clue.values())
                .filter(clue -> moved[clue.ordinal()] != 0)
                .sorted(Comparator.comparingDouble(clue -> -Math.abs(moved[clue.ordinal()])))
                .limit(most)
                .map(clue -> new Sign(clue.name(), clues.get(clue), moved[clue.ordinal()]))
                .toList();
    }
}
