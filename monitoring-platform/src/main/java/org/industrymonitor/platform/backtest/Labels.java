package org.industrymonitor.platform.backtest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * What is known of a history afterwards; never shown to the detectors.
 *
 * @param falls the real ones
 * @param ignored where nothing raised counts: the warm-up, and falls of unknown cause
 * @param calendar where nothing should be raised
 */
public record Labels(Spans falls, Spans ignored, Spans calendar) {

    public Labels {
        Objects.requireNonNull(falls, "falls");
        Objects.requireNonNull(ignored, "ignored");
        Objects.requireNonNull(calendar, "calendar");
    }

    /** Reads the files; {@code ignore.csv} beside the labels is used where no other is named. */
    public static Labels read(Path labels, Optional<Path> ignore, Optional<Path> calendar, History history)
            throws IOException {
        Path beside = labels.resolveSibling("ignore.csv");
        Optional<Path> ignored = ignore.or(() -> Optional.of(beside).filter(Files::exists));
        return new Labels(
                Spans.read(labels, history, "subject", Set.of()),
                ignored.isEmpty() ? Spans.none(history) : Spans.read(ignored.get(), history, "subject", Set.of()),
                calendar.isEmpty()
                        ? Spans.none(history)
                        : Spans.read(calendar.get(), history, "scope", Set.of("makeup-workday")));
    }

    /** Periods by which an alert may be ahead of the start of a fall, since that of a real one is not known exactly. */
    public static int lead(Spans.Span fall) {
        return switch (fall.kind()) {
            case "real-forced-outage" -> 1;
            case "real-crisis" -> 2;
            default -> 0;
        };
    }
}
