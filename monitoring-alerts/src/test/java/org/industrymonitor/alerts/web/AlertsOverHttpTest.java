package org.industrymonitor.alerts.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.industrymonitor.alerts.notify.Samples;
import org.industrymonitor.model.Alert;
import org.industrymonitor.model.AlertKind;
import org.industrymonitor.model.AlertState;
import org.industrymonitor.model.NodeId;
import org.industrymonitor.model.PeriodLength;
import org.industrymonitor.model.Severity;
import org.industrymonitor.runtime.access.TokenHash;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class AlertsOverHttpTest {

    private static final NodeId CELL = NodeId.parse("cell:410502/3120");

    @TempDir
    private Path directory;

    private RunningApi running;

    @BeforeEach
    void start() throws Exception {
        running = RunningApi.start(RunningApi.limits(3, 100, 4), Optional.empty());
    }

    @AfterEach
    void stop() throws Exception {
        running.close();
    }

    @Test
    void listsThoseThatStandAndThoseThatHaveEndedByEveryFilter() throws Exception {
        Alert steel = Samples.alert("BW01");
        Alert cement =
                Samples.alert(NodeId.enterprise("CE01"), AlertKind.OUTPUT_DROP, AlertState.RESOLVED, Severity.YELLOW);
        Alert luoyang =
                Samples.alert(NodeId.enterprise("LY01"), AlertKind.STOPPAGE, AlertState.WITHDRAWN, Severity.RED);
        running.publish(0, steel, luoyang);
        running.publish(1, cement);

        assertThat(ids("")).containsExactlyInAnyOrder(steel.id(), cement.id(), luoyang.id());
        assertThat(ids("?state=firing")).containsExactly(steel.id());
        assertThat(ids("?state=resolved,withdrawn")).containsExactlyInAnyOrder(cement.id(), luoyang.id());
        assertThat(ids("?kind=output-drop")).containsExactly(cement.id());
        assertThat(ids("?severity=orange")).containsExactlyInAnyOrder(steel.id(), luoyang.id());
        assertThat(ids("?node=enterprise:CE01")).containsExactly(cement.id());
        assertThat(ids("?region=410500")).containsExactlyInAnyOrder(steel.id(), cement.id());
        assertThat(ids("?region=410500&sector=31")).containsExactly(steel.id());
        assertThat(ids("?since=2024-06-10T02:00:00Z")).containsExactly(steel.id());
        assertThat(ids("?until=2024-06-10T00:00:00Z")).isEmpty();
        assertThat(ids("?marked=false")).isEmpty();
    }

    @Test
    void saysWhatIsWrongWithAQuestion() throws Exception {
        assertFault("/v1/alerts?state=angry", 400, "state must be one of [pending, firing, resolved");
        assertFault("/v1/alerts?since=yesterday", 400, "since must be a time such as");
        assertFault("/v1/alerts?node=nowhere", 400, "node must be <kind>:<key>, is 'nowhere'");
        assertFault("/v1/alerts?limit=0", 400, "limit must be 1 to 500, is '0'");
        assertFault("/v1/alerts?cursor=abc", 400, "cursor must be one that was given here");
        assertFault("/v1/alerts/stream?after=abc", 400, "position must be");
        assertFault("/v1/alerts/none", 404, "no alert of this id is known");
    }

    @Test
    void pagesTellNothingTwiceAndLeaveNothingOutWhileOthersCome() throws Exception {
        List<String> expected = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            Alert alert = raisedAt(Samples.SINCE.plusSeconds(1_800L * i));
            running.publish(i % 2, alert);
            expected.add(0, alert.id());
        }

        List<String> paged = new ArrayList<>();
        JsonNode page = running.json("/v1/alerts?limit=3");
        int extra = 0;
        while (true) {
            page.get("alerts").forEach(alert -> paged.add(alert.get("id").textValue()));
            if (!page.has("next")) {
                break;
            }
            running.publish(0, raisedAt(Samples.SINCE.plusSeconds(1_800L * (100 + extra++))));
            page = running.json("/v1/alerts?limit=3&cursor=" + page.get("next").textValue());
        }

        assertThat(paged).containsExactlyElementsOf(expected);
        String cursor = running.json("/v1/alerts?limit=3").get("next").textValue();
        assertFault("/v1/alerts?state=firing&cursor=" + cursor, 400, "cursor must be sent with the filters");
    }

    @Test
    void forgetsTheOldestOfThoseThatHaveEndedAndSaysSo() throws Exception {
        for (int i = 0; i < 5; i++) {
            running.publish(
                    0,
                    raisedAt(Samples.SINCE.plusSeconds(1_800L * i))
                            .in(AlertState.RESOLVED, Optional.of(Samples.SINCE.plusSeconds(90_000)), "is over"));
        }
        Alert old = raisedAt(Samples.SINCE.minusSeconds(1_000_000));
        running.publish(0, old);

        JsonNode all = running.json("/v1/alerts");
        assertThat(all.get("alerts")).hasSize(4);
        assertThat(all.at("/alerts/3/id").textValue()).isEqualTo(old.id());
        assertThat(all.get("complete").booleanValue()).isFalse();
        assertThat(all.get("forgotten_up_to").textValue()).isEqualTo("2024-06-10T00:30:00Z");
        assertThat(running.json("/v1/alerts?since=2024-06-10T00:30:01Z")
                        .get("complete")
                        .booleanValue())
                .isTrue();
        assertFault(
                "/v1/alerts/" + raisedAt(Samples.SINCE).id(),
                404,
                "raised up to 2024-06-10T00:30:00Z are not all kept");
    }

    @Test
    void showsOneAlertWithItsEventsWhateverItsIdHolds() throws Exception {
        Alert fires = Samples.alert(CELL, AlertKind.OUTPUT_DROP, AlertState.FIRING, Severity.ORANGE);
        Alert over = Samples.alert(CELL, AlertKind.OUTPUT_DROP, AlertState.RESOLVED, Severity.ORANGE);
        running.publish(1, fires, over);

        JsonNode plain = running.json("/v1/alerts/" + fires.id());
        JsonNode encoded = running.json("/v1/alerts/" + URLEncoder.encode(fires.id(), StandardCharsets.UTF_8));

        assertThat(plain).isEqualTo(encoded);
        assertThat(plain.get("state").textValue()).isEqualTo("resolved");
        assertThat(plain.get("fall_percent").decimalValue()).isEqualByComparingTo("1.159373");
        assertThat(plain.get("events"))
                .extracting(event -> event.get("state").textValue())
                .containsExactly("firing", "resolved");
        assertThat(plain.at("/events/0/received").textValue()).isEqualTo(RunningApi.NOW.toString());
        assertThat(plain.get("events_left_out").intValue()).isZero();
    }

    @Test
    void showsAReaderWhatIsInItsRegionsAndSectors() throws Exception {
        running.close();
        Path file = Files.writeString(
                directory.resolve("readers.properties"),
                "reader.anyang.tokens=" + TokenHash.of("a") + "\nreader.anyang.regions=410500\n"
                        + "reader.anyang.sectors=31\nreader.all.tokens=" + TokenHash.of("b") + "\n");
        running = RunningApi.start(RunningApi.limits(3, 100, 4), Optional.of(file));
        Alert steel = Samples.alert("BW01");
        Alert luoyang = Samples.alert("LY01");
        running.publish(0, steel, luoyang);

        assertThat(RunningApi.json(running.get("/v1/alerts", "a")).get("alerts"))
                .extracting(alert -> alert.get("id").textValue())
                .containsExactly(steel.id());
        assertThat(RunningApi.json(running.get("/v1/alerts", "b")).get("alerts"))
                .hasSize(2);
        assertThat(running.get("/v1/alerts/" + luoyang.id(), "a").statusCode()).isEqualTo(404);
        assertThat(running.get("/v1/alerts/" + luoyang.id(), "b").statusCode()).isEqualTo(200);
        assertThat(running.get("/v1/alerts", null).statusCode()).isEqualTo(401);
        assertThat(running.get("/v1/alerts/stream", "c").statusCode()).isEqualTo(401);
    }

    private List<String> ids(String query) throws Exception {
        List<String> ids = new ArrayList<>();
        running.json("/v1/alerts" + query)
                .get("alerts")
                .forEach(alert -> ids.add(alert.get("id").textValue()));
        return ids;
    }

    private void assertFault(String path, int status, String message) throws Exception {
        HttpResponse<String> answer = running.get(path, null);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(RunningApi.json(answer).get("message").textValue()).contains(message);
    }

    private static Alert raisedAt(Instant raised) {
        return new Alert(
                "stoppage:enterprise:BW01:output@" + raised,
                NodeId.enterprise("BW01"),
                "output",
                AlertKind.STOPPAGE,
                AlertState.FIRING,
                Severity.ORANGE,
                PeriodLength.PT30M,
                raised,
                raised,
                Optional.empty(),
                0,
                1_0000,
                5,
                "output 0 of 1 expected",
                List.of(),
                1,
                1);
    }
}
