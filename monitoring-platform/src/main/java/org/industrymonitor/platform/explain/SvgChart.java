package org.industrymonitor.platform.explain;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** A course as a drawing: the band, what was expected, what was seen, and when the alert was raised. */
final class SvgChart {

    private static final int WIDTH = 960;
    private static final int HEIGHT = 420;
    private static final int LEFT = 110;
    private static final int RIGHT = 20;
    private static final int TOP = 50;
    private static final int BOTTOM = 50;
    private static final int LINES = 5;
    private static final int LABELS = 6;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);

    private final List<Course.Point> points;
    private final double top;
    private final double bottom;
    private final XMLStreamWriter svg;

    private SvgChart(List<Course.Point> points, XMLStreamWriter svg) {
        this.points = points;
        this.svg = svg;
        this.bottom = Math.min(
                0, points.stream().mapToDouble(Course.Point::lowest).min().orElseThrow());
        this.top = Math.max(
                bottom + 1e-9,
                points.stream().mapToDouble(Course.Point::highest).max().orElseThrow());
    }

    /**
     * Writes the drawing.
     *
     * @param points at least one
     * @param zone of the labels
     */
    static void write(Path file, String title, List<Course.Point> points, Instant moment, ZoneId zone)
            throws IOException {
        try (Writer out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
            XMLStreamWriter svg = XMLOutputFactory.newInstance().createXMLStreamWriter(out);
            new SvgChart(points, svg).draw(title, moment, zone);
            svg.close();
        } catch (XMLStreamException e) {
            throw new IOException(e);
        }
    }

    private void draw(String title, Instant moment, ZoneId zone) throws XMLStreamException {
        svg.writeStartDocument("UTF-8", "1.0");
        svg.writeStartElement("svg");
        attributes("xmlns", "http://www.w3.org/2000/svg", "viewBox", "0 0 " + WIDTH + " " + HEIGHT);
        attributes("font-family", "sans-serif", "font-size", "13");
        shape("rect", "width", "100%", "height", "100%", "fill", "white");
        text(LEFT, TOP / 2 + 5, "start", title);
        for (int line = 0; line < LINES; line++) {
            double value = bottom + (top - bottom) * line / (LINES - 1);
            String y = number(y(value));
            shape("line", "x1", "" + LEFT, "x2", "" + (WIDTH - RIGHT), "y1", y, "y2", y, "stroke", "#dddddd");
            text(LEFT - 8, y(value) + 4, "end", String.format(Locale.ROOT, "%,.0f", value));
        }
        for (int at = 0; at < points.size(); at += Math.max(1, points.size() / LABELS)) {
            String label = TIME.format(points.get(at).start().atZone(zone));
            text(x(at), HEIGHT - BOTTOM + 22, "middle", label);
        }
        shape("polygon", "points", band(), "fill", "#cfe3f7");
        shape(
                "polyline",
                "points",
                line(Course.Point::expected),
                "fill",
                "none",
                "stroke",
                "#2b6cb0",
                "stroke-dasharray",
                "5 4");
        shape(
                "polyline",
                "points",
                line(Course.Point::observed),
                "fill",
                "none",
                "stroke",
                "#c53030",
                "stroke-width",
                "2");
        for (int at = 0; at < points.size(); at++) {
            if (points.get(at).start().equals(moment)) {
                String x = number(x(at));
                shape(
                        "line",
                        "x1",
                        x,
                        "x2",
                        x,
                        "y1",
                        "" + TOP,
                        "y2",
                        "" + (HEIGHT - BOTTOM),
                        "stroke",
                        "#c53030",
                        "stroke-dasharray",
                        "2 3");
            }
        }
        svg.writeEndElement();
        svg.writeEndDocument();
    }

    private String band() {
        StringBuilder corners = new StringBuilder(line(Course.Point::upper));
        for (int at = points.size() - 1; at >= 0; at--) {
            corners.append(' ').append(corner(at, points.get(at).lower()));
        }
        return corners.toString();
    }

    private String line(ToDoubleFunction<Course.Point> figure) {
        StringBuilder corners = new StringBuilder();
        for (int at = 0; at < points.size(); at++) {
            corners.append(at == 0 ? "" : " ").append(corner(at, figure.applyAsDouble(points.get(at))));
        }
        return corners.toString();
    }

    private String corner(int at, double value) {
        return number(x(at)) + "," + number(y(value));
    }

    private double x(int at) {
        return LEFT + (double) at * (WIDTH - LEFT - RIGHT) / Math.max(1, points.size() - 1);
    }

    private double y(double value) {
        return TOP + (top - value) / (top - bottom) * (HEIGHT - TOP - BOTTOM);
    }

    private void text(double x, double y, String anchor, String words) throws XMLStreamException {
        svg.writeStartElement("text");
        attributes("x", number(x), "y", number(y), "text-anchor", anchor);
        svg.writeCharacters(words);
        svg.writeEndElement();
    }

    private void shape(String name, String... attributes) throws XMLStreamException {
        svg.writeEmptyElement(name);
        attributes(attributes);
    }

    private void attributes(String... attributes) throws XMLStreamException {
        for (int i = 0; i < attributes.length; i += 2) {
            svg.writeAttribute(attributes[i], attributes[i + 1]);
        }
    }

    private static String number(double figure) {
        return String.format(Locale.ROOT, "%.1f", figure);
    }
}
