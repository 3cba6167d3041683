package org.industrymonitor.streams;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.industrymonitor.model.Account;
import org.industrymonitor.model.AccountLine;
import org.industrymonitor.model.Aggregate;
import org.industrymonitor.model.SeriesTotal;
import org.industrymonitor.model.Window;
import org.industrymonitor.streams.statement.Retention;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A test in a province that knows its reference tables, and no enterprise. */
abstract class InProvince {

    static final SeriesTotal NOTHING = new SeriesTotal("nothing", 0, 0, 0);

    @TempDir
    private Path directory;

    private int runs;
    Province province;

    @BeforeEach
    void found() {
        enter(Province.GRACE, Province.RETENTION, Province.RECEIVED);
    }

    /** Goes on in another province. */
    final void enter(Duration grace, Retention retention, Instant now) {
        enter(10_000, grace, retention, now);
    }

    /** The same, in one where so many missing periods in a row are imputed. */
    final void enterWithImputation(int most, Instant now) {
        leave();
        province = new Province(
                        directory.resolve("run-" + runs++), 10_000, Province.GRACE, Province.RETENTION, most, now)
                .register(Feed.reference());
    }

    /** The same, in one that keeps so few objects in memory. */
    final void enterWithLiveObjects(int liveObjects) {
        enter(liveObjects, Province.GRACE, Province.RETENTION, Province.RECEIVED);
    }

    private void enter(int liveObjects, Duration grace, Retention retention, Instant now) {
        leave();
        province = new Province(directory.resolve("run-" + runs++), liveObjects, grace, retention, now)
                .register(Feed.reference());
    }

    @AfterEach
    final void leave() {
        if (province != null) {
            province.close();
        }
    }

    static SeriesTotal pane(Aggregate aggregate, String series) {
        return aggregate.total(series).orElse(NOTHING);
    }

    static SeriesTotal window(Aggregate aggregate, Window window, String series) {
        return aggregate.total(window, series).orElse(NOTHING);
    }

    /** The window one year earlier; null when the whole window is absent. */
    static SeriesTotal earlier(Aggregate aggregate, Window window, String series) {
        return aggregate.standing().orElseThrow().earlier().containsKey(window)
                ? aggregate.standing().orElseThrow().earlier().get(window).stream()
                        .filter(total -> total.series().equals(series))
                        .findFirst()
                        .orElse(NOTHING)
                : null;
    }

    static AccountLine line(Account account, String series) {
        return account.line(series).orElseThrow();
    }
}
