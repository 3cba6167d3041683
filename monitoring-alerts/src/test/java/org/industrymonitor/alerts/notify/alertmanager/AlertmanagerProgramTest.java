package org.industrymonitor.alerts.notify.alertmanager;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.industrymonitor.alerts.notify.Answer;
import org.industrymonitor.alerts.notify.Notice;
import org.industrymonitor.alerts.notify.Samples;
import org.industrymonitor.alerts.notify.alertmanager.Alertmanager.Peer;
import org.industrymonitor.alerts.notify.http.Poster;
import org.industrymonitor.alerts.notify.text.Language;
import org.industrymonitor.alerts.notify.text.Links;
import org.industrymonitor.alerts.notify.text.MessageWriter;
import org.industrymonitor.alerts.notify.webhook.WebServer;
import org.industrymonitor.model.Alert;
import org.industrymonitor.model.AlertKind;
import org.industrymonitor.model.AlertState;
import org.industrymonitor.model.NodeId;
import org.industrymonitor.model.Severity;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Against Debian's prometheus-alertmanager and amtool, with the configuration of {@code deploy/alertmanager}. */
@Tag("programs")
class AlertmanagerProgramTest {

    private static final Path CONFIG = Path.of("..", "deploy", "alertmanager", "alertmanager.yml");
    private static final Duration SOON = Duration.ofSeconds(60);

    @TempDir
    private Path folder;

    @Test
    void theConfigurationIsWellFormed() throws Exception {
        assertThat(amtool("check-config", CONFIG.toString()))
                .contains("SUCCESS")
                .contains("3 inhibit rules")
                .contains("6 receivers");
    }

    @ParameterizedTest
    @CsvSource({
        "enterprise:BW01, orange, 'steel,anyang'",
        "enterprise:BW01, red, 'duty,steel,anyang'",
        "enterprise:BW01, blue, nobody",
        "enterprise:CE01, orange, anyang",
        "enterprise:LY01, yellow, 'steel,luoyang'",
        "sector-city:31@410300, red, 'duty,steel,luoyang'",
        "province:410000, red, 'duty,province'",
        "province:410000, orange, province",
        "city:410100, orange, province",
        "sector:31, orange, 'steel,province'",
        "sector:C, orange, province"
    })
    void routesByRegionSectorAndColour(String node, String colour, String receivers) throws Exception {
        Alert alert = Samples.alert(
                NodeId.parse(node),
                AlertKind.OUTPUT_DROP,
                AlertState.FIRING,
                Severity.valueOf(colour.toUpperCase(Locale.ROOT)));
        Stream<String> labels = Labels.of(alert, alert.severity(), Samples.directory()).entrySet().stream()
                .map(label -> label.getKey() + "=" + label.getValue());

        String routed = amtool(Stream.concat(Stream.of("config", "routes", "test", "--config.file=" + CONFIG), labels)
                .toArray(String[]::new));

        assertThat(routed.strip()).isEqualTo(receivers);
    }

    @Test
    void tellsItWhatFiresAndWhatIsOverAndAgainAfterItWasKilled() throws Exception {
        try (WebServer groups = new WebServer();
                AlertmanagerProgram program = new AlertmanagerProgram(folder, pointedAt(groups))) {
            program.start();
            Alert mill = drop("enterprise:BW01", AlertState.FIRING, Severity.ORANGE);
            Alert city = drop("city:410500", AlertState.FIRING, Severity.RED);
            Alertmanager alertmanager = alertmanager(program, () -> Stream.of(mill, city));
            assertThat(alertmanager.send(batch(mill, city))).isEqualTo(Answer.TAKEN);

            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(states(program))
                            .containsExactlyInAnyOrderEntriesOf(Map.of(
                                    "enterprise:BW01 orange", "suppressed",
                                    "city:410500 red", "active")));
            assertThat(program.alerts()).allSatisfy(alert -> {
                assertThat(alert.at("/startsAt").textValue()).startsWith("2024-06-10T00:00:00");
                assertThat(alert.at("/annotations/summary").textValue()).contains("output drop");
                assertThat(alert.at("/annotations/description").textValue()).contains("Output 10 yuan where 612 yuan");
            });
            await().atMost(SOON)
                    .untilAsserted(
                            () -> assertThat(told(groups, "node", "firing")).containsExactly("city:410500"));

            program.kill();
            assertThat(alertmanager.send(batch(drop("enterprise:BW01", AlertState.RESOLVED, Severity.ORANGE))))
                    .isEqualTo(Answer.LATER);
            Files.walk(folder.resolve("data")).sorted(Comparator.reverseOrder()).forEach(path -> {
                assertThat(path.toFile().delete()).isTrue();
            });
            program.start();
            beatUntilHeld(alertmanager);

            assertThat(states(program).keySet()).contains("city:410500 red", "enterprise:BW01 orange");
            assertThat(alertmanager.send(batch(
                            drop("enterprise:BW01", AlertState.RESOLVED, Severity.ORANGE),
                            drop("city:410500", AlertState.WITHDRAWN, Severity.RED))))
                    .isEqualTo(Answer.TAKEN);
            await().atMost(SOON).untilAsserted(() -> assertThat(states(program)).isEmpty());
        }
    }

    /** It dies when it has taken the end and told nobody yet; and so do we, and only know when it took something last. */
    @Test
    void peopleHearOfAnEndThatDiedWithIt() throws Exception {
        try (WebServer groups = new WebServer();
                AlertmanagerProgram program = new AlertmanagerProgram(folder, pointedAt(groups))) {
            program.start();
            Alertmanager before = alertmanager(program, Stream::empty);
            before.send(batch(drop("enterprise:CE01", AlertState.FIRING, Severity.RED)));
            await().atMost(SOON)
                    .untilAsserted(
                            () -> assertThat(told(groups, "node", "firing")).containsExactly("enterprise:CE01"));
            program.awaitWritten();
            Alert over = drop("enterprise:CE01", AlertState.RESOLVED, Severity.RED);
            before.send(batch(over));
            program.kill();
            assertThat(told(groups, "node", "resolved")).isEmpty();
            program.start();

            Instant now = Clock.systemUTC().instant();
            Instant taken = now.minusSeconds(3_600);
            Alertmanager after = alertmanager(
                    program,
                    new Alertmanager.Standing(
                            Stream::empty,
                            from -> Stream.of(over).filter(alert -> !taken.isBefore(from)),
                            alert -> Optional.empty(),
                            Optional.of(taken)));
            beatUntilHeld(after);

            await().atMost(SOON)
                    .untilAsserted(
                            () -> assertThat(told(groups, "node", "resolved")).containsExactly("enterprise:CE01"));
        }
    }

    /** One end of a group was told before; then, while it and we were away, two ended, one grew milder, and one came and went. */
    @Test
    void peopleHearOfEachEndOfAGroupOnceItIsBack() throws Exception {
        try (WebServer groups = new WebServer();
                AlertmanagerProgram program = new AlertmanagerProgram(folder, pointedAt(groups))) {
            program.start();
            Alertmanager before = alertmanager(program, Stream::empty);
            Alert old = drop("enterprise:CE01", AlertState.RESOLVED, Severity.RED);
            before.send(batch(
                    drop("enterprise:CE01", AlertState.FIRING, Severity.RED),
                    fired(AlertKind.STOPPAGE, Severity.RED),
                    fired(AlertKind.SLOW_DECLINE, Severity.RED),
                    fired(AlertKind.PLAN_UNUSED, Severity.RED)));
            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(told(groups, "alertname", "firing"))
                            .contains("output-drop", "stoppage", "slow-decline", "plan-unused"));
            beatUntilHeld(before);
            before.send(batch(old));
            await().atMost(SOON)
                    .untilAsserted(() ->
                            assertThat(told(groups, "alertname", "resolved")).contains("output-drop"));
            program.awaitWritten();
            program.kill();
            program.start();

            Instant now = Clock.systemUTC().instant();
            List<Alert> ended = new ArrayList<>(List.of(old));
            Alertmanager after = alertmanager(
                    program,
                    new Alertmanager.Standing(
                            Stream::empty,
                            from -> ended.stream(),
                            alert -> alert.kind() == AlertKind.SILENCE ? Optional.empty() : Optional.of(Severity.RED),
                            Optional.of(now)));
            after.beat(now);
            Alert stoppage = over(AlertKind.STOPPAGE);
            Alert decline = over(AlertKind.SLOW_DECLINE);
            assertThat(after.send(batch(stoppage, decline))).isEqualTo(Answer.TAKEN);
            ended.addAll(List.of(stoppage, decline));
            after.send(batch(
                    fired(AlertKind.PLAN_UNUSED, Severity.ORANGE),
                    fired(AlertKind.SILENCE, Severity.RED),
                    over(AlertKind.SILENCE)));
            after.beat(now.plusSeconds(10));

            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(told(groups, "alertname", "resolved"))
                            .containsOnly("output-drop", "stoppage", "slow-decline", "plan-unused"));
            assertThat(told(groups, "alertname", "firing")).doesNotContain("silence");
        }
    }

    @Test
    void aGraverColourTakesThePlaceOfTheMilderOne() throws Exception {
        try (AlertmanagerProgram program = new AlertmanagerProgram(folder, CONFIG)) {
            program.start();
            Alertmanager alertmanager = alertmanager(program, Stream::empty);
            beatUntilHeld(alertmanager);

            alertmanager.send(batch(drop("enterprise:CE01", AlertState.FIRING, Severity.YELLOW)));
            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(states(program)).containsOnlyKeys("enterprise:CE01 yellow"));
            alertmanager.send(batch(drop("enterprise:CE01", AlertState.FIRING, Severity.RED)));

            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(states(program)).containsOnlyKeys("enterprise:CE01 red"));
        }
    }

    @Test
    void isTakenWhenOneOfThePeersTookIt() throws Exception {
        try (AlertmanagerProgram program = new AlertmanagerProgram(folder, CONFIG);
                WebServer away = new WebServer()) {
            program.start();
            away.answer(503, "");
            Alertmanager both = new Alertmanager(
                    List.of(peer(away.address("/")), peer(program.address())),
                    Optional.of("monitor:secret"),
                    standing(Stream::empty),
                    Samples.directory(),
                    writer(),
                    Duration.ofMinutes(1),
                    Clock.systemUTC());

            assertThat(both.send(batch(drop("enterprise:CE01", AlertState.FIRING, Severity.RED))))
                    .isEqualTo(Answer.TAKEN);
            assertThat(away.requests().get(0).uri()).hasPath("/api/v2/alerts");
            assertThat(away.requests().get(0).headers().getFirst("Authorization"))
                    .isEqualTo("Basic bW9uaXRvcjpzZWNyZXQ=");
            assertThat(states(program)).hasSize(1);
        }
    }

    private static Alertmanager alertmanager(AlertmanagerProgram program, Supplier<Stream<Alert>> firing) {
        return alertmanager(program, standing(firing));
    }

    private static Alertmanager.Standing standing(Supplier<Stream<Alert>> firing) {
        return new Alertmanager.Standing(firing, from -> Stream.empty(), alert -> Optional.empty(), Optional.empty());
    }

    private static Alertmanager alertmanager(AlertmanagerProgram program, Alertmanager.Standing standing) {
        return new Alertmanager(
                List.of(peer(program.address())),
                Optional.empty(),
                standing,
                Samples.directory(),
                writer(),
                Duration.ofMinutes(1),
                Clock.systemUTC());
    }

    /** So that it is told at once what ends. */
    private static void beatUntilHeld(Alertmanager alertmanager) throws InterruptedException {
        Instant now = Clock.systemUTC().instant();
        alertmanager.beat(now);
        alertmanager.beat(now.plusSeconds(10));
    }

    private static Peer peer(URI address) {
        return Peer.at(address, new Poster("test", Duration.ofSeconds(10), Optional.empty()));
    }

    private static MessageWriter writer() {
        return new MessageWriter(Language.EN, Samples.directory(), Links.NONE);
    }

    private static Notice batch(Alert... alerts) {
        return new Notice("batch", Notice.Form.BATCH, List.of(alerts));
    }

    private static Alert drop(String node, AlertState state, Severity colour) {
        return Samples.alert(NodeId.parse(node), AlertKind.OUTPUT_DROP, state, colour);
    }

    private static Alert fired(AlertKind kind, Severity colour) {
        return Samples.alert(NodeId.enterprise("CE01"), kind, AlertState.FIRING, colour);
    }

    private static Alert over(AlertKind kind) {
        return Samples.alert(NodeId.enterprise("CE01"), kind, AlertState.RESOLVED, Severity.RED);
    }

    private static Map<String, String> states(AlertmanagerProgram program) throws Exception {
        Map<String, String> states = new TreeMap<>();
        for (JsonNode alert : program.alerts()) {
            states.put(
                    alert.at("/labels/node").textValue() + " "
                            + alert.at("/labels/colour").textValue(),
                    alert.at("/status/state").textValue());
        }
        return states;
    }

    /** That label of the alerts that those on duty were told of in that status, each message's. */
    private static List<String> told(WebServer groups, String label, String status) throws IOException {
        List<String> told = new ArrayList<>();
        for (WebServer.Request request : groups.requests()) {
            for (JsonNode alert : new ObjectMapper().readTree(request.body()).get("alerts")) {
                if (request.uri().getPath().equals("/duty")
                        && alert.at("/status").textValue().equals(status)) {
                    told.add(alert.at("/labels/" + label).textValue());
                }
            }
        }
        return told;
    }

    /** The configuration, with its receivers at that server. */
    private Path pointedAt(WebServer groups) throws IOException {
        String text = Files.readString(CONFIG)
                .replace("http://127.0.0.1:9095/", groups.address("/").toString())
                .replaceAll("group_interval: \\w+", "group_interval: 1s");
        return Files.writeString(folder.resolve("alertmanager.yml"), text);
    }

    private static String amtool(String... arguments) throws Exception {
        Process process = new ProcessBuilder(Stream.concat(Stream.of("/usr/bin/amtool"), Arrays.stream(arguments))
                        .toList())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        return said;
    }
}
