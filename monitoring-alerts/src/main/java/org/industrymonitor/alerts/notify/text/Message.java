package org.industrymonitor.alerts.notify.text;

import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * A message to people, not yet in any markup.
 *
 * @param title in one line
 * @param lines what is to be known, the most important first
 * @param links where more is
 */
public record Message(String title, List<Line> lines, List<Link> links) {

    /** A line under a label. */
    public record Line(String label, String text) {
        public Line {
            Objects.requireNonNull(label, "label");
            Objects.requireNonNull(text, "text");
        }
    }

    /** An address in words. */
    public record Link(String label, URI address) {
        public Link {
            Objects.requireNonNull(label, "label");
            Objects.requireNonNull(address, "address");
        }
    }

    public Message {
        if (title.isBlank()) {
            throw new IllegalArgumentException("title must not be blank");
        }
        lines = List.copyOf(lines);
        links = List.copyOf(links);
    }

    /** Without the title, a line each, in plain text. */
    public String body() {
        String said =
                lines.stream().map(line -> line.label() + ": " + line.text()).collect(Collectors.joining("\n"));
        String linked = links.stream()
                .map(link -> "\n" + link.label() + ": " + link.address())
                .collect(Collectors.joining());
        return said + linked;
    }
}
