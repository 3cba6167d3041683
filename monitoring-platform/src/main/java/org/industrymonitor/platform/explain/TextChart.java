package org.industrymonitor.platform.explain;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** A course as characters: the band shaded, what was expected dotted, what was seen as discs. */
final class TextChart {

    private static final int HEIGHT = 10;
    private static final char BAND = '\u2591';
    private static final char EXPECTED = '\u00b7';
    private static final char OBSERVED = '\u25cf';
    private static final char RAISED = '^';

    private TextChart() {}

    /**
     * The chart, a line each, the last one marking the moment.
     *
     * @param points at least one; a column each
     */
    static List<String> of(List<Course.Point> points, Instant moment) {
        double top = points.stream().mapToDouble(Course.Point::highest).max().orElseThrow();
        double bottom = Math.min(
                0, points.stream().mapToDouble(Course.Point::lowest).min().orElseThrow());
        double step = top > bottom ? (top - bottom) / (HEIGHT - 1) : 1;
        char[][] rows = new char[HEIGHT + 1][points.size()];
        for (char[] row : rows) {
            Arrays.fill(row, ' ');
        }
        for (int column = 0; column < points.size(); column++) {
            Course.Point point = points.get(column);
            for (int row = row(point.upper(), top, step); row <= row(point.lower(), top, step); row++) {
                rows[row][column] = BAND;
            }
            rows[row(point.expected(), top, step)][column] = EXPECTED;
            rows[row(point.observed(), top, step)][column] = OBSERVED;
            if (point.start().equals(moment)) {
                rows[HEIGHT][column] = RAISED;
            }
        }
        String[] lines = new String[HEIGHT + 1];
        for (int row = 0; row <= HEIGHT; row++) {
            String scale = row == HEIGHT ? "" : String.format(Locale.ROOT, "%,.0f", top - row * step);
            lines[row] = String.format(
                            Locale.ROOT, "%14s %s%s", scale, row == HEIGHT ? ' ' : '|', new String(rows[row]))
                    .stripTrailing();
        }
        return List.of(lines);
    }

    private static int row(double value, double top, double step) {
        return (int) Math.max(0, Math.min(HEIGHT - 1, Math.round((top - value) / step)));
    }
}
