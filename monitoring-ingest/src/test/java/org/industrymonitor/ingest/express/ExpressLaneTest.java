package org.industrymonitor.ingest.express;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.industrymonitor.ingest.auth.Gate;
import org.industrymonitor.ingest.contract.Rig;
import org.industrymonitor.ingest.contract.Steelworks;
import org.industrymonitor.ingest.decode.BodyFormat;
import org.industrymonitor.ingest.decode.LineForm;
import org.industrymonitor.ingest.decode.RawReading;
import org.industrymonitor.ingest.decode.RecordHandler;
import org.industrymonitor.ingest.decode.Refusal;
import org.industrymonitor.ingest.suspect.Suspector;
import org.industrymonitor.ingest.validate.PlainHead;
import org.industrymonitor.ingest.validate.ReadingValidator;
import org.industrymonitor.model.Reading;
import org.industrymonitor.model.Suspicion;
import org.industrymonitor.model.csv.BundledReference;
import org.industrymonitor.model.wire.Codecs;
import org.junit.jupiter.api.Test;

/** Which lines take the short way; that it comes to the same as the long one is the matter of another test. */
class ExpressLaneTest {

    private static final String LIST =
            "{\"subject\":\"%s\",\"period_start\":\"2020-04-01T0%d:00:00+08:00\",\"period\":\"PT1H\","
                    + "\"items\":[{\"item\":\"coke\",\"value\":%s,\"unit\":\"t\"},{\"item\":\"electricity\",\"value\":%s,\"unit\":\"MWh\"}]}\n";
    private static final String FLAT =
            "{\"subject\":\"%s\", \"measure\":\"%s\", \"value\":\"%s\", \"unit\":\"%s\", \"period\":\"PT1H\", \"period_start\":\"2020-04-01\"}\n";

    @Test
    void takesEveryLineAfterThoseThatItsFormIsLearnedFrom() throws Exception {
        StringBuilder body = new StringBuilder();
        for (int i = 0; i < 16; i++) {
            body.append(String.format(LIST, "E" + (1 + i % 2), i / 2, 80 + i + ".5", 3 + i));
        }

        Taken taken = take(body);

        assertThat(taken.full).isEqualTo(2);
        assertThat(taken.readings).hasSize(14);
        assertThat(taken.readings.get(13).items())
                .extracting(item -> item.value())
                .containsExactly(955_000_000L, 180_000_000L);
    }

    @Test
    void joinsFlatRecordsOfOneSubjectAndPeriod() throws Exception {
        StringBuilder body = new StringBuilder();
        for (int i = 0; i < 8; i++) {
            body.append(String.format(
                    FLAT,
                    "E" + (1 + i / 2 % 2),
                    i % 2 == 0 ? "coke" : "electricity",
                    10.5 + i,
                    i % 2 == 0 ? "t" : "MWh"));
        }

        Taken taken = take(body);

        assertThat(taken.full).isEqualTo(2);
        assertThat(taken.readings)
                .hasSize(3)
                .allSatisfy(reading -> assertThat(reading.items()).hasSize(2));
    }

    @Test
    void keepsSeveralForms() throws Exception {
        StringBuilder body = new StringBuilder();
        for (int i = 0; i < 8; i++) {
            body.append(String.format(LIST, "E1", i, 80 + i + ".5", 3 + i));
            body.append(String.format(FLAT, "E2", "coke", 10.5 + i, "t"));
        }

        assertThat(take(body).full).isEqualTo(3);
    }

    @Test
    void leavesWhatMayBeWrongOrOddByItsDigitsToTheLongWay() throws Exception {
        String right = String.format(LIST, "E1", 1, "80.5", "3");
        for (String other : List.of(
                String.format(LIST, "E9", 1, "80.5", "3"),
                String.format(LIST, "E1", 1, "-80.5", "3"),
                String.format(LIST, "E1", 1, "8e1", "3"),
                String.format(LIST, "E1", 1, "77777", "3"),
                String.format(LIST, "E1", 1, "1234567890123456789", "3"),
                String.format(LIST, "E1", 1, "999999999999999", "3"),
                right.replace("\"t\"", "\"kWh\""),
                right.replace("coke", "cake"),
                right.replace("PT1H", "P1D"),
                right.replace("01:00:00", "01:30:00"),
                right.replace("2020", "2030"),
                right.replace("}]}", "}]} "))) {
            Taken taken = take(new StringBuilder(right.repeat(4)).append(other).append(right));
            assertThat(taken.full).as(other).isEqualTo(3);
        }
    }

    private static Taken take(CharSequence body) throws Exception {
        Taken taken = new Taken();
        BodyFormat.NDJSON.decoder().decode(body.toString().getBytes(UTF_8), UTF_8, 4_096, taken);
        taken.lane.flush();
        return taken;
    }

    private static final class Taken implements RecordHandler, ExpressLane.Exit {

        private final List<Reading> readings = new ArrayList<>();
        private final ExpressLane lane;
        private int full;

        Taken() throws Exception {
            Steelworks registry = new Steelworks();
            ReadingValidator validator = new ReadingValidator(
                    registry,
                    BundledReference.units(),
                    new ReadingValidator.Bounds(false, Duration.ofDays(1), Duration.ofDays(36_500), 0));
            lane = new ExpressLane(
                    new KnownEnterprises(validator.plain()),
                    new Suspector(1_024),
                    Gate.open(registry).admit("feed"),
                    "feed",
                    Rig.NOW,
                    64,
                    this);
        }

        @Override
        public boolean takes(LineForm line) {
            return lane.takes(line);
        }

        @Override
        public void header(String line) {
            throw new AssertionError("has no header");
        }

        @Override
        public void read(RawReading reading) {
            full++;
        }

        @Override
        public void refuse(Refusal refusal) {
            full++;
        }

        @Override
        public boolean clears(String subject, PlainHead head) {
            return true;
        }

        @Override
        public void accepted(Set<Suspicion> odd) {
            assertThat(odd).isEmpty();
        }

        @Override
        public void outputWithoutEnergy(boolean suspect) {
            throw new AssertionError("has energy");
        }

        @Override
        public void publish(byte[] subject, byte[] message) {
            Reading reading = Codecs.READING.decode(message);
            assertThat(reading.subject().getBytes(UTF_8)).isEqualTo(subject);
            readings.add(reading);
        }
    }
}
