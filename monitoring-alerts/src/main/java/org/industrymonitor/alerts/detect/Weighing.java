package org.industrymonitor.alerts.detect;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;

/**
 * Weighs the pieces of evidence together: a forest for each season, grown by {@code monitoring fit}, and the rate of
 * false alarms that each of its values stands for.
 */
public final class Weighing {

    /** The weights of this release. */
    public static final Weighing SHIPPED = shipped();

    private static final String HEADER = "season,tree,node,clue,value,threshold,left,right";
    private static final String SCORE = "score";
    private static final int WORDS = 2;
    private static final int SIGNS = 8;
    /** Least score of a standstill of a series that never stands still. */
    private static final double STOP = 3.1;
    /** Alerts of late that double the rate of false ones. */
    private static final double HABIT = 1.5;

    /**
     * The model of one season.
     *
     * @param forest that gives log-odds
     * @param scales what they mean
     */
    public record Model(Forest forest, Scales scales) {

        double score(Clues clues) {
            return scales.score(forest.odds(clues), clues.get(Clue.NOISE));
        }
    }

    private final Map<Season, Model> models;

    public Weighing(Map<Season, Model> models) {
        this.models = new EnumMap<>(models);
        for (Season season : Season.values()) {
            if (!models.containsKey(season)) {
                throw new IllegalArgumentException("models must hold " + season);
            }
        }
    }

    /** The evidence with what its clues say together, for so many alerts wished for in a thousand subject-days. */
    public Evidence weigh(Season season, Evidence evidence, double budget) {
        if (!evidence.informative()) {
            return evidence;
        }
        Model model = models.get(season);
        double habit = habit(Math.expm1(evidence.clues().get(Clue.ALERTS)));
        double score = Math.max(0, model.score(evidence.clues()) - habit);
        if (evidence.clues().get(Clue.STOP) > 0 && evidence.clues().get(Clue.FESTIVAL) == 0) {
            // Whether it ever stands still is in the clue; that it has been low of late does not make a standstill
            // usual.
            score = Math.max(score, STOP);
        }
        double certainty = score / threshold(budget);
        if (certainty < 1) {
            return evidence.with(new Evidence.Finding(score, certainty, "", List.of()));
        }
        double[] moved = model.forest().moves(evidence.clues());
        return evidence.with(new Evidence.Finding(
                score, certainty, Forest.words(moved, WORDS), Forest.signs(moved, evidence.clues(), SIGNS)));
    }

    /** The score that is reached by no more than so many false alarms in a thousand subject-days. */
    public static double threshold(double budget) {
        return -Math.log10(budget / 1000);
    }

    /** By how much the score of a series with so many alerts of late is less: another one is more likely false. */
    public static double habit(double alerts) {
        return Math.log10((HABIT + alerts) / HABIT);
    }

    /** The model of a season. */
    public Model model(Season season) {
        return models.get(season);
    }

    private static Weighing shipped() {
        try (InputStream in = new GZIPInputStream(Weighing.class.getResourceAsStream("/detect/weights-1.csv.gz"))) {
            return read(new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Takes back what {@link #write} gave.
     *
     * @throws IllegalArgumentException when a row cannot be understood
     */
    public static Weighing read(Reader file) throws IOException {
        Map<Season, TreeMap<Double, TreeMap<Double, Double>>> scales = new EnumMap<>(Season.class);
        Map<Season, List<List<Forest.Node>>> trees = new EnumMap<>(Season.class);
        Map<Season, Double> bases = new EnumMap<>(Season.class);
        try (BufferedReader in = new BufferedReader(file)) {
            for (String line : in.lines().skip(1).toList()) {
                String[] row = line.split(",");
                Season season = Season.valueOf(row[0]);
                double value = Double.parseDouble(row[4]);
                if (row[3].equals(SCORE)) {
                    scales.computeIfAbsent(season, s -> new TreeMap<>())
                            .computeIfAbsent(number(row[1]), noise -> new TreeMap<>())
                            .put(number(row[5]), value);
                } else if (row[3].equals("base")) {
                    bases.put(season, value);
                } else {
                    node(trees.computeIfAbsent(season, s -> new ArrayList<>()), row, value);
                }
            }
        }
        Map<Season, Model> models = new EnumMap<>(Season.class);
        bases.forEach((season, base) -> models.put(
                season,
                new Model(
                        new Forest(base, trees.getOrDefault(season, List.of())),
                        scales(scales.getOrDefault(season, new TreeMap<>())))));
        return new Weighing(models);
    }

    private static double number(String text) {
        return text.isEmpty() ? 0 : Double.parseDouble(text);
    }

    private static Scales scales(TreeMap<Double, TreeMap<Double, Double>> read) {
        TreeMap<Double, Scale> scales = new TreeMap<>();
        read.forEach((noise, points) -> scales.put(noise, new Scale(points)));
        return new Scales(scales);
    }

    private static void node(List<List<Forest.Node>> trees, String[] row, double value) {
        if (Integer.parseInt(row[1]) == trees.size()) {
            trees.add(new ArrayList<>());
        }
        trees.get(trees.size() - 1)
                .add(
                        row[3].equals("leaf")
                                ? Forest.Node.leaf(value)
                                : new Forest.Node(
                                        Clue.valueOf(row[3]).ordinal(),
                                        Double.parseDouble(row[5]),
                                        Integer.parseInt(row[6]),
                                        Integer.parseInt(row[7]),
                                        value));
    }

    /** Rows of {@value #HEADER}: scores by noise (as the tree) and log-odds, the base, and the nodes of each tree. */
    public void write(Appendable out) throws IOException {
        out.append(HEADER).append('\n');
        for (Map.Entry<Season, Model> entry : models.entrySet()) {
            Season season = entry.getKey();
            for (Map.Entry<Double, Scale> noise :
                    entry.getValue().scales().byNoise().entrySet()) {
                for (Map.Entry<Double, Double> score : noise.getValue().points().entrySet()) {
                    out.append(row(
                            "%s,%.4f,,score,%.4f,%.4f,,", season, noise.getKey(), score.getValue(), score.getKey()));
                }
            }
            Forest forest = entry.getValue().forest();
            out.append(row("%s,,,base,%.5f,,,", season, forest.base()));
            List<List<Forest.Node>> trees = forest.trees();
            for (int t = 0; t < trees.size(); t++) {
                for (int n = 0; n < trees.get(t).size(); n++) {
                    Forest.Node node = trees.get(t).get(n);
                    out.append(
                            node.isLeaf()
                                    ? row("%s,%d,%d,leaf,%.5f,,,", season, t, n, node.value())
                                    : row(
                                            "%s,%d,%d,%s,%.5f,%.5f,%d,%d",
                                            season,
                                            t,
                                            n,
                                            Clue.values()[node.clue()],
                                            node.value(),
                                            node.threshold(),
                                            node.left(),
                                            node.right()));
                }
            }
        }
    }

    /** SHA-256 of what {@link #write} gives: the same for weights that weigh alike. */
    public byte[] digest() {
        StringBuilder rows = new StringBuilder();
        try {
            write(rows);
            return MessageDigest.getInstance("SHA-256").digest(rows.toString().getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("memory must take all weights", e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform must have SHA-256", e);
        }
    }

    private static String row(String format, Object... values) {
        return String.format(Locale.ROOT, format, values) + "\n";
    }
}
