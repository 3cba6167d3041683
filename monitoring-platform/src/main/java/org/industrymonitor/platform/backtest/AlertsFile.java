package org.industrymonitor.platform.backtest;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** Alerts as {@code subject,measure,raised_at,resolved_at,severity,score,reason}. */
public final class AlertsFile {

    private AlertsFile() {}

    /** Writes them in the order in which they were raised. */
    public static void write(Path file, History history, List<Raised> alerts) throws IOException {
        try (CsvWriter out = CsvWriter.builder().build(file)) {
            out.writeRecord("subject", "measure", "raised_at", "resolved_at", "severity", "score", "reason");
            for (Raised alert : alerts) {
                Series series = history.series().get(alert.series());
                out.writeRecord(
                        series.subject(),
                        series.measure(),
                        alert.raisedAt(),
                        alert.resolvedAt().orElse(""),
                        alert.severity(),
                        String.format(Locale.ROOT, "%.4f", alert.score()),
                        alert.reason());
            }
        }
    }
}
