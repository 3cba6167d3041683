package org.industrymonitor.ingest.collect;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.industrymonitor.ingest.contract.Rig;
import org.industrymonitor.ingest.decode.BodyFormat;
import org.industrymonitor.model.RefusalCode;
import org.industrymonitor.model.Suspicion;
import org.junit.jupiter.api.Test;

/** The counters of the edge add up, for every feed, whatever comes. */
class AlgebraTest {

    private static final String HEADER = "subject,measure,period_start,period,value,unit\n";
    private static final String[] FEEDS = {Rig.PROVINCE, Rig.ANYANG, "stranger", "another stranger"};
    private static final String[] LABELS = {Rig.PROVINCE, Rig.ANYANG, "other"};
    private static final String[] SUBJECTS = {"E1", "E2", "E9", "", "city:410500", "E1"};
    private static final String[] ITEMS = {"coke", "electricity", "tea", "coke"};
    private static final String[] VALUES = {"1", "2", "", "-1", "NaN", "999999", "11111", "0", "1e400", "3.5"};
    private static final String[] UNITS = {"t", "MWh", "stone", "t"};

    private final Random random = new Random(11);

    @Test
    void receivedIsAcceptedAndSuspectAndMissingAndRefused() {
        Rig rig = new Rig(true);
        long sent = 0;
        for (int body = 0; body < 200; body++) {
            int rows = random.nextInt(40);
            StringBuilder text = new StringBuilder(HEADER);
            for (int row = 0; row < rows; row++) {
                text.append(String.join(
                                ",",
                                any(SUBJECTS),
                                any(ITEMS),
                                "2020-03-%02dT%02d:00".formatted(1 + random.nextInt(31), random.nextInt(24)),
                                "PT1H",
                                any(VALUES),
                                any(UNITS)))
                        .append('\n');
            }
            sent += rows;
            Answer answer = rig.collector()
                    .collect(new Body(text.toString().getBytes(UTF_8), BodyFormat.CSV, UTF_8, any(FEEDS)))
                    .join();
            assertThat(answer.received()).isEqualTo(rows);
        }

        double everyone = 0;
        for (String feed : LABELS) {
            double received = rig.count("monitoring.ingest.records.received", "feed", feed);
            double suspect = rig.count("monitoring.ingest.records.suspect", "feed", feed);
            assertThat(received)
                    .as(feed)
                    .isPositive()
                    .isEqualTo(rig.count("monitoring.ingest.records.accepted", "feed", feed)
                            + suspect
                            + rig.count("monitoring.ingest.records.missing", "feed", feed)
                            + rig.count("monitoring.ingest.records.refused", "feed", feed));
            assertThat(rig.count("monitoring.ingest.records.suspected", "feed", feed))
                    .as(feed)
                    .isGreaterThanOrEqualTo(suspect);
            everyone += received;
        }
        assertThat(everyone).isEqualTo(sent);
        assertThat(rig.count("monitoring.ingest.records.received")).isEqualTo(sent);
        assertThat(rig.count("monitoring.ingest.records.suspect", "feed", Rig.PROVINCE))
                .isPositive();
        assertThat(rig.letters()).hasSize((int) rig.count("monitoring.ingest.records.refused"));
        assertThat(rig.readings().stream().mapToInt(r -> r.items().size()).sum())
                .isEqualTo((int) (rig.count("monitoring.ingest.records.accepted")
                        + rig.count("monitoring.ingest.records.suspect")));
    }

    @Test
    void everyCodeIsCountedFromZero() {
        Rig rig = new Rig(true);

        for (String feed : LABELS) {
            for (RefusalCode code : RefusalCode.values()) {
                assertThat(rig.count("monitoring.ingest.records.refused", "feed", feed, "code", code.word()))
                        .isZero();
            }
            for (Suspicion code : Suspicion.values()) {
                assertThat(rig.count("monitoring.ingest.records.suspected", "feed", feed, "code", code.word()))
                        .isZero();
            }
        }
    }

    private String any(String[] of) {
        return of[random.nextInt(of.length)];
    }
}
