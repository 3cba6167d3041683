package org.industrymonitor.alerts.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.industrymonitor.alerts.notify.Samples;
import org.industrymonitor.model.Alert;
import org.industrymonitor.model.CalendarEntry;
import org.industrymonitor.model.CalendarKind;
import org.industrymonitor.model.Topic;
import org.industrymonitor.model.wire.Codecs;
import org.industrymonitor.runtime.access.TokenHash;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class RemarksTest {

    private static final Alert STEEL = Samples.alert("BW01");
    private static final String PATH = "/v1/alerts/" + STEEL.id();

    @TempDir
    private Path directory;

    private RunningApi running;

    @BeforeEach
    void start() throws Exception {
        Path file = Files.writeString(
                directory.resolve("readers"),
                "reader.desk.tokens=" + TokenHash.of("d") + "\nreader.desk.operator=true\n"
                        + "reader.luoyang.tokens=" + TokenHash.of("l") + "\nreader.luoyang.operator=true\n"
                        + "reader.luoyang.regions=410300\nreader.reader.tokens=" + TokenHash.of("r"));
        running = RunningApi.start(RunningApi.limits(10, 10, 4), Optional.of(file));
        running.publish(0, STEEL);
    }

    @AfterEach
    void stop() throws Exception {
        running.close();
    }

    @Test
    void keepsWhatAnOperatorSaysAndShowsItToReaders() throws Exception {
        JsonNode acknowledged = good(running.send("POST", PATH + "/acknowledge", "d", ""));
        good(running.send("POST", PATH + "/comment", "d", "{\"text\": \"电话已打\"}"));
        good(running.send("POST", PATH + "/false", "d", "{\"text\": \"meter was replaced\"}"));

        assertThat(acknowledged.at("/remarks/0/kind").textValue()).isEqualTo("acknowledged");
        JsonNode read = RunningApi.json(running.get(PATH, "r"));
        assertThat(read.get("remarks")).hasSize(3);
        assertThat(read.get("remarks"))
                .extracting(remark -> remark.get("text").textValue())
                .containsExactlyInAnyOrder("", "电话已打", "meter was replaced");
        assertThat(read.at("/remarks/0/by").textValue()).isEqualTo("desk");
        assertThat(read.at("/remarks/0/at").textValue()).isEqualTo(RunningApi.NOW.toString());
        assertThat(RunningApi.json(running.get("/v1/alerts?marked=false", "r")).get("alerts"))
                .hasSize(1);
        assertThat(RunningApi.json(running.get("/v1/alerts?marked=planned", "r"))
                        .get("alerts"))
                .isEmpty();
    }

    @Test
    void takesAFalseMarkBack() throws Exception {
        assertThat(running.send("DELETE", PATH + "/false", "d", "").statusCode())
                .isEqualTo(404);
        good(running.send("POST", PATH + "/false", "d", ""));

        JsonNode after = good(running.send("DELETE", PATH + "/false", "d", ""));

        assertThat(after.get("remarks")).isEmpty();
        ProducerRecord<byte[], byte[]> last = running.written.get(running.written.size() - 1);
        assertThat(new String(last.key(), UTF_8)).isEqualTo(STEEL.id() + "|false");
        assertThat(last.value()).isNull();
    }

    @Test
    void putsAPlanIntoTheCalendarFromTheFirstPeriodThatFell() throws Exception {
        good(running.send("POST", PATH + "/planned", "d", "{\"until\": \"2024-06-12T00:00:00Z\"}"));

        assertThat(running.written.get(0).topic()).isEqualTo(Topic.CALENDAR.topicName());
        assertThat(Codecs.CALENDAR.decode(running.written.get(0).value()))
                .isEqualTo(new CalendarEntry(
                        "BW01",
                        STEEL.since(),
                        Instant.parse("2024-06-12T00:00:00Z"),
                        CalendarKind.PLANNED_OUTAGE,
                        "alert " + STEEL.id() + " marked by desk"));
        assertFault(running.send("POST", PATH + "/planned", "d", "{}"), 400, "until must be given");
        assertFault(
                running.send("POST", PATH + "/planned", "d", "{\"until\": \"2024-06-01T00:00:00Z\"}"),
                400,
                "end must be after start");
    }

    @Test
    void letsOnlyOperatorsSpeakAndOnlyOfWhatIsTheirs() throws Exception {
        assertFault(running.send("POST", PATH + "/false", "r", ""), 403, "reader reader may not say anything");
        assertFault(running.send("POST", PATH + "/false", null, ""), 401, "Authorization must be Bearer");
        assertFault(running.send("POST", PATH + "/false", "l", ""), 404, "no alert of this id is known");
        assertFault(running.send("POST", PATH + "/comment", "d", ""), 400, "text of a comment must not be blank");
        assertFault(running.send("POST", PATH + "/comment", "d", "["), 400, "body must be JSON");
        assertFault(running.send("POST", PATH + "/comment", "d", "{\"colour\":1}"), 400, "has [colour]");
        assertFault(running.send("POST", PATH + "/comment", "d", "{\"text\":1}"), 400, "text must be a text");
        assertFault(
                running.send("POST", PATH + "/comment", "d", "{\"text\":\"" + "x".repeat(2_001) + "\"}"),
                400,
                "text must have at most 2000 characters");
        assertThat(running.written).isEmpty();
    }

    private static JsonNode good(HttpResponse<String> answer) throws Exception {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return RunningApi.json(answer);
    }

    private static void assertFault(HttpResponse<String> answer, int status, String message) throws Exception {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(RunningApi.json(answer).get("message").textValue()).contains(message);
    }
}
