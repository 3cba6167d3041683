package org.industrymonitor.alerts.detect;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WeighingTest {

    /** Of the Spring Festival many close before it begins: that is no outage. */
    @ParameterizedTest
    @CsvSource({"1, 0, true", "1, 0.5, false", "0, 0, false"})
    void aStandstillOfWhatNeverStoodStillIsSureButNearTheFestival(double stop, double festival, boolean sure) {
        Clues clues = Clues.NONE.with(Clue.STOP, stop).with(Clue.FESTIVAL, festival);
        Evidence evidence = new Evidence(0, 100, 5, 20, clues, Evidence.Finding.NONE, true, true);

        Evidence weighed = never().weigh(Season.WEEKDAYS, evidence, 1);

        assertThat(weighed.certainty() >= 1).isEqualTo(sure);
    }

    @Test
    void weightsAreReadAsTheyWereWritten() throws IOException {
        StringBuilder rows = new StringBuilder();
        Weighing.SHIPPED.write(rows);

        Weighing read = Weighing.read(new StringReader(rows.toString()));

        assertThat(read.digest()).isEqualTo(Weighing.SHIPPED.digest());
    }

    /** Weights that are sure of nothing. */
    private static Weighing never() {
        Weighing.Model model =
                new Weighing.Model(new Forest(-5, List.of()), Scales.of(new Scale(new TreeMap<>(Map.of(0.0, 1.0)))));
        return new Weighing(Map.of(Season.HOURS, model, Season.WEEKDAYS, model, Season.MONTHS, model));
    }
}
