package org.industrymonitor.alerts.notify.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Properties;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.industrymonitor.alerts.notify.Notice;
import org.industrymonitor.alerts.notify.Samples;
import org.industrymonitor.model.Alert;
import org.industrymonitor.model.AlertEvidence;
import org.industrymonitor.model.AlertKind;
import org.industrymonitor.model.AlertState;
import org.industrymonitor.model.Contributor;
import org.industrymonitor.model.FixedPoint;
import org.industrymonitor.model.NodeId;
import org.industrymonitor.model.PeriodLength;
import org.industrymonitor.model.Severity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** {@code -Dgolden.update=true} writes the golden files anew; then read them. */
class MessageWriterTest {

    private static final Path GOLDEN = Path.of("src", "test", "resources", "golden");
    private static final Links LINKS = new Links(
            Optional.of("https://grafana.example/d/node?var-node={node}&from={from}"),
            Optional.of("https://monitoring.example/explain/{id}"));

    /** Each kind in each state, a city with parts, a plan in force, gaps in reporting, and a summary. */
    @ParameterizedTest
    @EnumSource(Language.class)
    void saysWhatPeopleCanActOn(Language language) throws IOException {
        MessageWriter writer = new MessageWriter(language, Samples.directory(), LINKS, Remarks.NONE, past());
        StringBuilder said = new StringBuilder();
        alerts().map(writer::message)
                .forEach(message -> said.append(message.title())
                        .append('\n')
                        .append(message.body())
                        .append("\n\n"));
        Message summary = writer.message(Notice.summary(storm()));
        said.append(summary.title()).append('\n').append(summary.body()).append('\n');

        Path golden = GOLDEN.resolve("messages-" + language.locale().getLanguage() + ".txt");
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(golden, said);
        }
        assertThat(said.toString()).isEqualToNormalizingNewlines(Files.readString(golden));
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void hasAWordForEverythingThatIsNamed(Language language) {
        Words words = new Words(language);
        List<String> keys = new ArrayList<>();
        Stream.of(AlertKind.values()).forEach(kind -> keys.add("kind." + kind.word()));
        Stream.of(Severity.values()).forEach(colour -> keys.add("colour." + colour.word()));
        Stream.of(PeriodLength.values()).forEach(length -> keys.add("period." + length.name()));
        Stream.of(AlertState.values())
                .filter(state -> state != AlertState.PENDING)
                .forEach(state -> keys.add("state." + state.word()));

        assertThat(keys).allMatch(words::has);
    }

    @Test
    void hasTheSameSentencesInBothLanguages() throws IOException {
        assertThat(keys("zh").filter(key -> !key.startsWith("unit.")))
                .containsExactlyElementsOf(
                        keys("en").filter(key -> !key.startsWith("unit.")).toList());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "EN | output | 976.9999        | 977 yuan",
                "EN | output | 67649           | 67,649 yuan",
                "EN | output | 1234567         | 1.23 million yuan",
                "EN | output | -1234567890     | -1.23 billion yuan",
                "EN | energy | 12345           | 12.3 t coal equivalent",
                "EN | output | 0               | 0 yuan",
                "EN | steel  | 812.4           | 812",
                "ZH | output | 9999            | 9,999元",
                "ZH | output | 67649           | 6.76万元",
                "ZH | output | 123456789012    | 1,235亿元",
                "ZH | energy | 123456789       | 12.3万吨标准煤"
            })
    void writesAmountsInTheUnitThatFits(Language language, String series, String quantity, String written) {
        Figures figures = new Figures(new Words(language));

        assertThat(figures.amount(series, FixedPoint.parse(quantity))).isEqualTo(written);
    }

    @ParameterizedTest
    @CsvSource({
        "1, 3, 33 %",
        "999, 1000, 99.9 %",
        "99999, 100000, 99.9 %",
        "1000, 1000, 100 %",
        "1001, 1000, 100.1 %",
        "4, 1000, 0.4 %",
        "4, 100000, less than 0.1 %",
        "0, 1000, 0 %",
        "5, 0, no share",
        "-20, 100, -20 %"
    })
    void writesSharesThatAreNotTheWholeAsLessThanTheWhole(long part, long whole, String written) {
        assertThat(new Figures(new Words(Language.EN)).percent(part, whole)).isEqualTo(written);
    }

    private static Stream<Alert> alerts() {
        NodeId mill = NodeId.enterprise("BW01");
        Stream<Alert> each = Stream.of(AlertKind.values())
                .flatMap(kind -> Stream.of(AlertState.FIRING, AlertState.RESOLVED, AlertState.WITHDRAWN)
                        .map(state -> switch (kind) {
                            case SILENCE -> silence(mill, state);
                            case INTENSITY_HIGH, CURB_OVERRUN -> excess(mill, kind, state);
                            default -> Samples.alert(mill, kind, state, Severity.ORANGE);
                        }));
        return Stream.concat(
                each,
                Stream.of(
                        city(),
                        planned(),
                        unknown(),
                        stopped(),
                        explained(),
                        beside(0.93),
                        beside(-0.2),
                        beside(0.04)));
    }

    /** More than there should be. */
    private static Alert excess(NodeId node, AlertKind kind, AlertState state) {
        Alert alert = Samples.alert(node, kind, state, Severity.YELLOW);
        return state == AlertState.FIRING ? alert.showing(812_0000, 612_4000) : alert;
    }

    /** With its energy missing to that share of what was expected. */
    private static Alert beside(double energyMissing) {
        Alert alert = Samples.alert(NodeId.enterprise("BW01"), AlertKind.STOPPAGE, AlertState.FIRING, Severity.ORANGE);
        AlertEvidence evidence = AlertEvidence.of(
                alert.since(),
                new AlertEvidence.Band(10_0000, 612_4000, 560_0000, 664_8000),
                AlertEvidence.Finding.NONE);
        return alert.on(Optional.of(evidence.beside(OptionalDouble.of(energyMissing))));
    }

    /** The mill stood still twice before, and once it did not. */
    private static Past past() {
        PastAlerts past = new PastAlerts();
        past.take(over("2024-03-01T00:00:00Z", AlertState.RESOLVED));
        past.take(over("2024-05-02T06:00:00Z", AlertState.RESOLVED));
        past.take(over("2024-05-20T00:00:00Z", AlertState.RESOLVED));
        past.take(over("2024-05-20T00:00:00Z", AlertState.WITHDRAWN));
        past.take(over("2024-07-01T00:00:00Z", AlertState.RESOLVED));
        return past;
    }

    private static Alert over(String since, AlertState state) {
        Instant from = Instant.parse(since);
        return new Alert(
                "stoppage:enterprise:BW01:output@" + since,
                NodeId.enterprise("BW01"),
                "output",
                AlertKind.STOPPAGE,
                state,
                Severity.ORANGE,
                PeriodLength.PT30M,
                from,
                from,
                Optional.of(from.plusSeconds(10_800)),
                0,
                612_4000,
                9.3,
                "output 0.0 of 612.4 expected",
                List.of(),
                1,
                1);
    }

    private static Alert explained() {
        return Samples.alert(NodeId.enterprise("LY01"), AlertKind.STOPPAGE, AlertState.EXPLAINED, Severity.ORANGE);
    }

    private static Alert silence(NodeId node, AlertState state) {
        return new Alert(
                "silence:" + node + "@" + Samples.SINCE,
                node,
                "output",
                AlertKind.SILENCE,
                state,
                Severity.YELLOW,
                PeriodLength.PT1H,
                Samples.SINCE,
                Samples.SINCE,
                state == AlertState.FIRING ? Optional.empty() : Optional.of(Samples.SINCE.plusSeconds(36_000)),
                0,
                0,
                12,
                "12 periods without a figure",
                List.of(),
                0,
                12);
    }

    private static Alert city() {
        return new Alert(
                "output-drop:city:410500:output@" + Samples.SINCE,
                NodeId.parse("city:410500"),
                "output",
                AlertKind.OUTPUT_DROP,
                AlertState.FIRING,
                Severity.RED,
                PeriodLength.P1D,
                Instant.parse("2024-06-08T16:00:00Z"),
                Instant.parse("2024-06-09T16:00:00Z"),
                Optional.empty(),
                412_345_000_0000L,
                688_000_000_0000L,
                6.04,
                "output fell",
                List.of(
                        new Contributor("enterprise:BW01", 180_000_000_0000L),
                        new Contributor("enterprise:CE01", 90_000_000_0000L),
                        new Contributor("enterprise:X1", 10_000_000_0000L),
                        new Contributor("enterprise:X2", 5_000_000_0000L),
                        new Contributor("enterprise:X3", -20_000_000_0000L),
                        new Contributor("enterprise:X4", 655_000_0000L),
                        new Contributor("others", 10_000_000_0000L)),
                81,
                100);
    }

    private static Alert planned() {
        return Samples.alert(NodeId.enterprise("LY01"), AlertKind.OUTPUT_DROP, AlertState.FIRING, Severity.BLUE);
    }

    private static Alert unknown() {
        return Samples.alert(
                NodeId.parse("sector-city:99@999900"), AlertKind.ENERGY_DROP, AlertState.FIRING, Severity.YELLOW);
    }

    /** Energy, and not a whit of it. */
    private static Alert stopped() {
        return new Alert(
                "energy-drop:enterprise:CE01:energy@" + Samples.SINCE,
                NodeId.enterprise("CE01"),
                "energy",
                AlertKind.ENERGY_DROP,
                AlertState.FIRING,
                Severity.ORANGE,
                PeriodLength.PT1H,
                Samples.SINCE,
                Samples.SINCE,
                Optional.empty(),
                0,
                45_678_0000,
                11.7,
                "energy 0.0 of 45678.0 expected",
                List.of(),
                1,
                1);
    }

    /** Among them one that is raised and over within the minute. */
    private static List<Alert> storm() {
        List<Alert> storm = new ArrayList<>(List.of(city()));
        storm.add(Samples.alert(NodeId.enterprise("CE01"), AlertKind.STOPPAGE, AlertState.FIRING, Severity.RED));
        IntStream.range(0, 1_200).forEach(i -> storm.add(Samples.alert("P" + i)));
        storm.add(planned());
        storm.add(Samples.alert(NodeId.enterprise("CE01"), AlertKind.STOPPAGE, AlertState.RESOLVED, Severity.RED));
        return storm;
    }

    private static Stream<String> keys(String language) throws IOException {
        Properties properties = new Properties();
        try (var in = Words.class.getResourceAsStream("words_" + language + ".properties")) {
            properties.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        }
        return properties.stringPropertyNames().stream().sorted();
    }
}
