package org.industrymonitor.platform.fit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.industrymonitor.alerts.detect.Clue;
import org.industrymonitor.alerts.detect.Forest;
import org.industrymonitor.alerts.detect.Forest.Node;

/**
 * Grows a forest by gradient boosting with second-order steps (Friedman 2001; Chen and Guestrin 2016): each tree is
 * grown leaf by leaf where it gains most, on binned clues, and the odds may only rise with a clue that measures a fall.
 */
final class Grower {

    private static final int BINS = 48;
    private static final double RATE = 0.1;
    private static final double SHRINKAGE = 5;
    private static final double LEAST_WEIGHT = 8;
    private static final double MOST_STEP = 3;

    private final Growth growth;
    private final double[][] edges = new double[Clue.values().length][];
    private final byte[][] bins = new byte[Clue.values().length][];
    private final boolean[] used;
    private final double[] targets;
    private final double[] weights;
    private final double[] odds;
    private final double[] gradients;
    private final double[] curvatures;

    /** A leaf that may still be parted. */
    private static final class Leaf {
        private final int[] rows;
        private final int node;
        private final double lower;
        private final double upper;
        private final double value;
        private double gain;
        private int clue = -1;
        private int bin;
        private double left;
        private double right;

        Leaf(int[] rows, int node, double lower, double upper, double value) {
            this.rows = rows;
            this.node = node;
            this.lower = lower;
            this.upper = upper;
            this.value = value;
        }
    }

    Grower(List<double[]> clues, double[] targets, double[] weights, boolean[] used, Growth growth) {
        this.growth = growth;
        this.used = used.clone();
        this.targets = targets.clone();
        this.weights = weights.clone();
        this.odds = new double[targets.length];
        this.gradients = new double[targets.length];
        this.curvatures = new double[targets.length];
        for (int clue = 0; clue < edges.length; clue++) {
            if (used[clue]) {
                bin(clue, clues);
            }
        }
    }

    Forest grow() {
        double yes = 0;
        double all = 0;
        for (int i = 0; i < targets.length; i++) {
            yes += weights[i] * targets[i];
            all += weights[i];
        }
        double base = Math.log(Math.max(1e-6, yes) / Math.max(1e-6, all - yes));
        Arrays.fill(odds, base);
        List<List<Node>> grown = new ArrayList<>();
        for (int t = 0; t < growth.trees(); t++) {
            for (int i = 0; i < targets.length; i++) {
                double probability = 1 / (1 + Math.exp(-odds[i]));
                gradients[i] = weights[i] * (targets[i] - probability);
                curvatures[i] = weights[i] * probability * (1 - probability);
            }
            grown.add(tree());
        }
        return new Forest(base, grown);
    }

    private List<Node> tree() {
        List<Node> nodes = new ArrayList<>();
        int[] all = new int[targets.length];
        Arrays.setAll(all, i -> i);
        nodes.add(Node.leaf(0));
        List<Leaf> open = new ArrayList<>();
        open.add(new Leaf(all, 0, -MOST_STEP, MOST_STEP, 0));
        search(open.get(0));
        while (open.size() < growth.leaves()) {
            Leaf best = open.get(0);
            for (Leaf leaf : open) {
                best = leaf.gain > best.gain ? leaf : best;
            }
            if (best.gain <= 1e-6) {
                break;
            }
            open.remove(best);
            part(best, nodes, open);
        }
        for (Leaf leaf : open) {
            for (int row : leaf.rows) {
                odds[row] += RATE * leaf.value;
            }
        }
        return nodes;
    }

    private void part(Leaf leaf, List<Node> nodes, List<Leaf> open) {
        byte[] of = bins[leaf.clue];
        int count = 0;
        for (int row : leaf.rows) {
            count += of[row] <= leaf.bin ? 1 : 0;
        }
        int[] below = new int[count];
        int[] above = new int[leaf.rows.length - count];
        int b = 0;
        int a = 0;
        for (int row : leaf.rows) {
            if (of[row] <= leaf.bin) {
                below[b++] = row;
            } else {
                above[a++] = row;
            }
        }
        int left = nodes.size();
        nodes.set(leaf.node, new Node(leaf.clue, edges[leaf.clue][leaf.bin], left, left + 1, RATE * leaf.value));
        nodes.add(Node.leaf(RATE * leaf.left));
        nodes.add(Node.leaf(RATE * leaf.right));
        Clue.Bearing bearing = Clue.values()[leaf.clue].bearing();
        double middle = (leaf.left + leaf.right) / 2;
        double leftUpper = bearing == Clue.Bearing.FOR ? middle : leaf.upper;
        double leftLower = bearing == Clue.Bearing.AGAINST ? middle : leaf.lower;
        double rightUpper = bearing == Clue.Bearing.AGAINST ? middle : leaf.upper;
        double rightLower = bearing == Clue.Bearing.FOR ? middle : leaf.lower;
        Leaf one = new Leaf(below, left, leftLower, leftUpper, leaf.left);
        Leaf other = new Leaf(above, left + 1, rightLower, rightUpper, leaf.right);
        search(one);
        search(other);
        open.add(one);
        open.add(other);
    }

    private void search(Leaf leaf) {
        double gradient = 0;
        double curvature = 0;
        for (int row : leaf.rows) {
            gradient += gradients[row];
            curvature += curvatures[row];
        }
        double[] sums = new double[BINS];
        double[] bends = new double[BINS];
        double[] heft = new double[BINS];
        double before = gain(gradient, curvature, step(gradient, curvature, leaf));
        for (int clue = 0; clue < edges.length; clue++) {
            if (!used[clue] || edges[clue].length == 0) {
                continue;
            }
            Arrays.fill(sums, 0);
            Arrays.fill(bends, 0);
            Arrays.fill(heft, 0);
            byte[] of = bins[clue];
            double total = 0;
            for (int row : leaf.rows) {
                sums[of[row]] += gradients[row];
                bends[of[row]] += curvatures[row];
                heft[of[row]] += weights[row];
                total += weights[row];
            }
            Clue.Bearing bearing = Clue.values()[clue].bearing();
            double leftSum = 0;
            double leftBend = 0;
            double leftHeft = 0;
            for (int bin = 0; bin < edges[clue].length; bin++) {
                leftSum += sums[bin];
                leftBend += bends[bin];
                leftHeft += heft[bin];
                if (leftHeft < LEAST_WEIGHT || total - leftHeft < LEAST_WEIGHT) {
                    continue;
                }
                double left = step(leftSum, leftBend, leaf);
                double right = step(gradient - leftSum, curvature - leftBend, leaf);
                if (bearing == Clue.Bearing.FOR && left > right || bearing == Clue.Bearing.AGAINST && left < right) {
                    continue;
                }
                double gain =
                        gain(leftSum, leftBend, left) + gain(gradient - leftSum, curvature - leftBend, right) - before;
                if (gain > leaf.gain) {
                    leaf.gain = gain;
                    leaf.clue = clue;
                    leaf.bin = bin;
                    leaf.left = left;
                    leaf.right = right;
                }
            }
        }
    }

    private static double step(double gradient, double curvature, Leaf leaf) {
        return Math.max(leaf.lower, Math.min(leaf.upper, gradient / (curvature + SHRINKAGE)));
    }

    /** By how much the step lowers the loss. */
    private static double gain(double gradient, double curvature, double step) {
        return gradient * step - (curvature + SHRINKAGE) * step * step / 2;
    }

    private void bin(int clue, List<double[]> clues) {
        double[] sorted = clues.stream().mapToDouble(row -> row[clue]).sorted().toArray();
        double[] found = new double[BINS - 1];
        int count = 0;
        for (int i = 1; i < BINS; i++) {
            // Finer towards the upper end, where falls are.
            double share = 1 - Math.pow(1 - (double) i / BINS, 2);
            double edge = sorted[(int) Math.min(sorted.length - 1L, (long) (share * sorted.length))];
            if ((count == 0 || edge > found[count - 1]) && edge < sorted[sorted.length - 1]) {
                found[count++] = edge;
            }
        }
        edges[clue] = Arrays.copyOf(found, count);
        bins[clue] = new byte[clues.size()];
        for (int i = 0; i < clues.size(); i++) {
            int place = Arrays.binarySearch(edges[clue], clues.get(i)[clue]);
            bins[clue][i] = (byte) (place >= 0 ? place : -place - 1);
        }
    }
}
