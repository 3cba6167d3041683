package org.industrymonitor.ingest.express;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.industrymonitor.ingest.BothWays;
import org.industrymonitor.ingest.collect.Answer;
import org.industrymonitor.model.RefusalCode;
import org.industrymonitor.model.Suspicion;
import org.junit.jupiter.api.Test;

/**
 * Whatever lines a body has, and whichever of them take the short way: the answer, the readings and the dead letters are the
 * same, byte for byte, as where all take the long one.
 */
class BothWaysTest {

    private static final List<String> SUBJECTS = List.of("E1", "E1", "E1", "E2", "E2", "E3", "安钢", "region:410500");
    private static final List<String> STARTS = List.of(
            "2020-04-01T08:00:00+08:00",
            "2020-04-01T00:00:00Z",
            "2020-04-01T09:00",
            "2020-04-01 10:00",
            "2020-04-01T08:30:00Z");
    private static final List<String> PERIODS = List.of("PT1H", "PT1H", "PT1H", "PT60M", "P1D", "PT15M", "week");
    private static final List<String> ITEMS = List.of("coke", "electricity", "output-value", "coal");
    private static final List<String> UNITS = List.of("t", "kWh", "MWh", "kt", "元", "万元", "tce", "kwh", "10MWh");
    private static final List<String> FIGURES = List.of(
            "0",
            "12.5",
            "\"a few\"",
            "12.6",
            "99999",
            "1",
            "0.0",
            "0.01",
            "5555.5",
            "1e3",
            "-4",
            "007",
            "1.",
            "0.00005",
            "0.00015",
            "0.00025",
            "12345678901234567",
            "999999999999.9",
            "1234567890123456789",
            "100.123456",
            "100.1234565",
            "null");
    private static final List<String> REST =
            List.of("", "", "", "", ",\"status\":\"actual\"", ",\"status\":\"retracted\"");

    @Test
    void comeToTheSameForLinesThatDifferInAnyOfTheirTexts() throws Exception {
        Random random = new Random(4);
        Seen seen = new Seen();
        for (int round = 0; round < 150; round++) {
            Lines lines = new Lines(random);
            for (int line = 0; line < 60; line++) {
                lines.change(random.nextInt(8) == 0 ? 3 : 1);
                lines.add();
            }
            seen.add(BothWays.answer(lines.bytes()));
        }
        assertThat(seen.accepted).isGreaterThan(1_000);
        assertThat(seen.refused)
                .contains(
                        RefusalCode.SYNTAX,
                        RefusalCode.NOT_A_NUMBER,
                        RefusalCode.NEGATIVE,
                        RefusalCode.OUT_OF_RANGE,
                        RefusalCode.UNKNOWN_UNIT,
                        RefusalCode.UNIT_MISMATCH,
                        RefusalCode.UNKNOWN_ITEM,
                        RefusalCode.DUPLICATE_ITEM,
                        RefusalCode.UNKNOWN_ENTERPRISE,
                        RefusalCode.PERIOD_MISALIGNED,
                        RefusalCode.PERIOD_MISMATCH);
        assertThat(seen.suspect)
                .contains(Suspicion.PLACEHOLDER, Suspicion.IDENTICAL_DIGITS, Suspicion.REVISION_GOING_BACK);
    }

    @Test
    void comeToTheSameForFiguresWhoseHistoryMakesThemOdd() throws Exception {
        Seen seen = new Seen();
        Random random = new Random(6);
        for (int round = 0; round < 20; round++) {
            StringBuilder body = new StringBuilder();
            double level = 100;
            for (int hour = 0; hour < 200; hour++) {
                level *= List.of(1.0, 10.0, 1_000.0, 0.001).get(Math.max(0, random.nextInt(80) - 76));
                level = Math.max(1, Math.min(1e6, level));
                String figure = hour % 50 > 20 ? "" + (hour / 50 * 100 + 312) : "" + (long) (level * (10 + hour % 7));
                body.append(line(
                        "E1", String.format("2020-04-%02dT%02d:00", 1 + hour / 24, hour % 24), figure, "" + hour % 97));
            }
            seen.add(BothWays.answer(body.toString().getBytes(UTF_8)));
        }
        seen.add(BothWays.answer((flat("output-value", "8", "元") + flat("electricity", "7", "kWh"))
                .repeat(3)
                .getBytes(UTF_8)));
        seen.add(BothWays.answer((flat("output-value", "8", "元") + flat("electricity", "0", "kWh"))
                .repeat(3)
                .getBytes(UTF_8)));
        assertThat(seen.suspect)
                .contains(
                        Suspicion.JUMP_TENFOLD,
                        Suspicion.JUMP_THOUSANDFOLD,
                        Suspicion.STUCK,
                        Suspicion.OUTPUT_WITHOUT_ENERGY);
    }

    @Test
    void comeToTheSameForFiguresOfAnyLengthInUnitsThatMoveThePoint() throws Exception {
        Random random = new Random(8);
        Seen seen = new Seen();
        for (String units : List.of("t kWh", "kg MWh", "kt 10MWh", "10kt kWh")) {
            StringBuilder body = new StringBuilder();
            for (int i = 0; i < 400; i++) {
                String digits = "" + Math.abs(random.nextLong() % (long) Math.pow(10, 1 + random.nextInt(18)));
                int point = random.nextInt(digits.length());
                String figure = point == 0 ? digits : digits.substring(0, point) + "." + digits.substring(point);
                String half = random.nextInt(100) + ".000" + random.nextInt(10) + "5";
                body.append(line(
                                "E" + (1 + i % 2),
                                "2020-04-01T0" + i % 9 + ":00",
                                random.nextBoolean() ? figure : half,
                                "7")
                        .replace("\"t\"", "\"" + units.split(" ")[0] + "\"")
                        .replace("MWh", units.split(" ")[1]));
            }
            seen.add(BothWays.answer(body.toString().getBytes(UTF_8)));
        }
        assertThat(seen.accepted).isGreaterThan(800);
        assertThat(seen.refused).contains(RefusalCode.OUT_OF_RANGE);
    }

    @Test
    void comeToTheSameForLinesWithBrokenBytes() throws Exception {
        Random random = new Random(5);
        Seen seen = new Seen();
        byte[] breaking = "\"\\{}[],:.0123456789 -eE+\r\n\t\0nul\u00e9\u4e2d".getBytes(UTF_8);
        for (int round = 0; round < 400; round++) {
            byte[] body = steady(20);
            for (int i = random.nextInt(10); i >= 0; i--) {
                body[random.nextInt(body.length)] = breaking[random.nextInt(breaking.length)];
            }
            seen.add(BothWays.answer(random.nextInt(3) == 0 ? Arrays.copyOf(body, random.nextInt(body.length)) : body));
        }
        assertThat(seen.accepted).isGreaterThan(1_000);
        assertThat(seen.refused).contains(RefusalCode.SYNTAX, RefusalCode.UNKNOWN_FIELD, RefusalCode.BAD_PERIOD);
    }

    @Test
    void comeToTheSameForTheHostileCorpusAloneAndAmongOrdinaryLines() throws Exception {
        try (Stream<Path> files = Files.list(Path.of("src/test/resources/hostile/ndjson"))) {
            for (Path file : files.sorted().toList()) {
                byte[] bytes = Files.readAllBytes(file);
                BothWays.answer(bytes);
                BothWays.answer(joined(steady(4), bytes, "\n".getBytes(UTF_8), steady(4)));
            }
        }
    }

    private static byte[] steady(int lines) {
        StringBuilder body = new StringBuilder();
        for (int i = 0; i < lines; i++) {
            body.append(line("E" + (1 + i % 2), String.format("2020-04-01T%02d:00", i % 24), 100 + i + ".5", "7"));
        }
        return body.toString().getBytes(UTF_8);
    }

    private static String line(String subject, String start, String figure, String revision) {
        return "{\"subject\":\"" + subject + "\",\"period_start\":\"" + start + "\",\"period\":\"PT1H\",\"revision\":"
                + revision
                + ",\"items\":[{\"item\":\"coke\",\"value\":" + figure + ",\"unit\":\"t\"},"
                + "{\"item\":\"electricity\",\"value\":\"" + figure + "\",\"unit\":\"MWh\"}]}\n";
    }

    private static String flat(String item, String figure, String unit) {
        return "{\"subject\":\"E1\",\"period_start\":\"2020-04-02\",\"period\":\"PT1H\",\"measure\":\"" + item
                + "\",\"value\":" + figure + ",\"unit\":\"" + unit + "\"}\n";
    }

    private static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    /** What the answers told of, so that it is known what was tried. */
    private static final class Seen {
        private long accepted;
        private final Set<RefusalCode> refused = EnumSet.noneOf(RefusalCode.class);
        private final Set<Suspicion> suspect = EnumSet.noneOf(Suspicion.class);

        void add(Answer answer) {
            accepted += answer.accepted();
            refused.addAll(answer.refusedByCode().keySet());
            suspect.addAll(answer.suspectByCode().keySet());
        }
    }

    /** Lines of a feed, flat or with lists, in which now and then a text becomes another. */
    private static final class Lines {
        private final Random random;
        private final StringBuilder body = new StringBuilder();
        private final boolean flat;
        private final String end;
        private final String[] texts = {
            "E1", STARTS.get(0), "PT1H", "3", "coke", "12.5", "t", "electricity", "7.1", "MWh", ""
        };
        private final List<List<String>> choices = List.of(
                SUBJECTS,
                STARTS,
                PERIODS,
                List.of("1", "2", "3", "0", "x"),
                ITEMS,
                FIGURES,
                UNITS,
                ITEMS,
                FIGURES,
                UNITS,
                REST);

        Lines(Random random) {
            this.random = random;
            this.flat = random.nextBoolean();
            this.end = List.of("\n", "\r\n", "\r", " \n").get(random.nextInt(4));
        }

        void change(int count) {
            for (int i = 0; i < count; i++) {
                int text = random.nextInt(texts.length);
                // most changes are of the first words, which are right, so that lines are, too
                List<String> choice = choices.get(text);
                texts[text] =
                        choice.get(random.nextInt(random.nextInt(3) == 0 ? choice.size() : Math.min(3, choice.size())));
            }
            texts[5] = random.nextBoolean() ? random.nextInt(1_000) + "." + random.nextInt(90) : texts[5];
        }

        void add() {
            body.append(String.format(
                    "{\"subject\":\"%s\", \"period_start\": \"%s\",\"period\":\"%s\",\"revision\":\"%s\"%s,",
                    texts[0], texts[1], texts[2], texts[3], texts[10]));
            if (flat) {
                body.append(item("measure", 4, "%s"));
            } else {
                body.append("\"items\":[{").append(item("item", 4, "%s")).append("},{");
                body.append(item("item", 7, "\"%s\"")).append("}]");
            }
            body.append("}").append(end);
        }

        private String item(String name, int first, String number) {
            return String.format(
                    "\"%s\":\"%s\",\"value\":" + number + ",\"unit\":\"%s\"",
                    name,
                    texts[first],
                    texts[first + 1],
                    texts[first + 2]);
        }

        byte[] bytes() {
            return body.toString().getBytes(UTF_8);
        }
    }
}
