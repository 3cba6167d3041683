package org.industrymonitor.platform.backtest;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.industrymonitor.alerts.detect.Tuning;
import org.industrymonitor.alerts.detect.Weighing;
import org.industrymonitor.alerts.rules.Rules;

/** A folder with readings, a calendar, labels, and where nothing counts. */
record AccuracySet(Path folder, History history, Labels labels) {

    /** One that ships, by name. */
    static AccuracySet shipped(String name) throws IOException {
        return of(Path.of("src", "test", "resources", "accuracy", name));
    }

    static AccuracySet of(Path folder) throws IOException {
        Optional<Path> calendar = Optional.of(folder.resolve("calendar.csv"));
        History history = History.read(List.of(folder.resolve("readings.csv.gz")), calendar);
        return new AccuracySet(
                folder, history, Labels.read(folder.resolve("labels.csv"), Optional.empty(), calendar, history));
    }

    /** What the detectors of this release tell of it. */
    List<Raised> alerts(double budget) {
        return new Replay(history, Rules.of(Tuning.DEFAULT.withBudget(budget), Weighing.SHIPPED))
                .run(Replay.Observer.NONE, taken -> {});
    }

    Score score(List<Raised> alerts) {
        return Scorer.score(history, labels, alerts);
    }
}
