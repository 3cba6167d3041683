package org.industrymonitor.alerts.notify.mail;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.industrymonitor.model.Alert;
import org.industrymonitor.model.AlertState;
import org.industrymonitor.model.Contributor;

/**
 * A fall as a picture: above what was expected, below what was observed, on one scale, and what is missing between the two
 * in the parts of those who contributed, as long as it fires. There are no letters in it: what they would say is in the message, and servers
 * without fonts draw it the same.
 */
final class Picture {

    static final int WIDTH = 480;
    static final int HEIGHT = 76;

    private static final int BAR = 30;
    private static final int GAP = 16;
    private static final int EDGE = 2;
    static final Color EXPECTED = new Color(0xb8c4c8);
    static final Color OBSERVED = new Color(0x2b6777);
    static final List<Color> MISSING =
            List.of(new Color(0xd0021b), new Color(0xe2574c), new Color(0xec8c7f), new Color(0xf4b9b1));

    private Picture() {}

    /** PNG of {@link #WIDTH} x {@link #HEIGHT}; empty when nothing was expected, so that there is no scale. */
    static Optional<byte[]> of(Alert alert) {
        if (alert.expected() <= 0 || alert.observed() < 0) {
            return Optional.empty();
        }
        BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        Graphics2D drawing = image.createGraphics();
        try {
            draw(drawing, alert);
        } finally {
            drawing.dispose();
        }
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(png)) {
            ImageIO.write(image, "png", out);
        } catch (IOException e) {
            throw new UncheckedIOException("memory must take a picture, does not", e);
        }
        return Optional.of(png.toByteArray());
    }

    private static void draw(Graphics2D drawing, Alert alert) {
        double scale = (double) WIDTH / Math.max(alert.expected(), alert.observed());
        drawing.setColor(Color.WHITE);
        drawing.fillRect(0, 0, WIDTH, HEIGHT);
        drawing.setColor(EXPECTED);
        drawing.fillRect(0, 0, (int) Math.round(alert.expected() * scale), BAR);
        int observed = (int) Math.round(alert.observed() * scale);
        drawing.setColor(OBSERVED);
        drawing.fillRect(0, BAR + GAP, observed, BAR);
        if (alert.state() != AlertState.FIRING) {
            return;
        }
        double from = observed;
        int at = 0;
        for (Contributor part : alert.contributors()) {
            double to = Math.min(WIDTH, from + Math.max(0, part.fall()) * scale);
            drawing.setColor(MISSING.get(Math.min(at++, MISSING.size() - 1)));
            int left = (int) Math.round(from);
            int width = (int) Math.round(to) - left - EDGE;
            drawing.fillRect(left, BAR + GAP, Math.max(0, width), BAR);
            from = to;
        }
    }
}
