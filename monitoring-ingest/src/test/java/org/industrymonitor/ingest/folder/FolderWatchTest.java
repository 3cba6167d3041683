package org.industrymonitor.ingest.folder;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.industrymonitor.ingest.Edge;
import org.industrymonitor.model.DeadLetter;
import org.industrymonitor.model.ItemValue;
import org.industrymonitor.model.Reading;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderWatchTest {

    private static final String HEADER = "subject,measure,period_start,period,value,unit\n";
    private static final String ROW = "E1,coke,2020-04-01T08:00,PT1H,1.5,t\n";

    @TempDir
    private Path root;

    private Instant now = Edge.NOW;
    private final InstantSource clock = () -> now;
    private final Edge edge = new Edge();
    private FolderWatch watch;

    @BeforeEach
    void watch() {
        watch = watch(edge);
    }

    @Test
    void takesAFileOnceItHasStoppedGrowing() throws Exception {
        Path file = write("bureau/april.csv", HEADER);
        watch.round();
        Files.writeString(file, HEADER + ROW);
        watch.round();
        assertThat(edge.readings()).isEmpty();

        watch.round();

        assertThat(edge.readings()).singleElement().satisfies(reading -> {
            assertThat(reading.feed()).isEqualTo("bureau");
            assertThat(reading.revision()).isEqualTo(Edge.NOW.toEpochMilli());
            assertThat(reading.items()).containsExactly(new ItemValue("coke", 15_000_000L));
        });
        assertThat(files()).containsExactly("bureau/done/april.csv", "bureau/done/april.csv.report.csv");
        assertThat(root.resolve("bureau/done/april.csv.report.csv"))
                .hasContent("\uFEFFline,field,code,message,subject\r\n"
                        + ",\"\",summary,\"received 1; accepted 1; missing 0; refused 0\",\"\"");
        assertThat(edge.count("monitoring.ingest.folder.files", "outcome", "done"))
                .isEqualTo(1);
        assertThat(edge.count("monitoring.ingest.folder.files", "outcome", "refused"))
                .isZero();
    }

    @Test
    void leavesFilesThatAreStillBeingWrittenOrAreNotForIt() throws Exception {
        for (String name : List.of("a.csv.part", "~$a.xlsx", ".hidden.csv", "b.CSV.TMP", "profile.properties.tmp")) {
            write("bureau/" + name, HEADER + ROW);
        }
        rounds(3);

        assertThat(edge.producer.history()).isEmpty();
        assertThat(files()).hasSize(5).noneMatch(name -> name.contains("done") || name.contains("refused"));
    }

    @Test
    void tellsTheSenderWhichLinesWereRefusedAndWhy() throws Exception {
        write(
                "bureau/mixed.csv",
                HEADER + ROW + "E9,coke,2020-04-01T08:00,PT1H,1,t\nE1,=cmd,2020-04-01T08:00,PT1H,1,t\n");
        rounds(2);

        assertThat(edge.readings()).hasSize(1);
        assertThat(report("bureau/refused/mixed.csv"))
                .containsExactly(
                        ",\"\",summary,\"received 3; accepted 1; missing 0; refused 2; unknown-enterprise 1;"
                                + " unknown-item 1\",\"\"",
                        "3,\"subject\",unknown-enterprise,\"enterprise is not registered: 'E9'\",\"E9\"",
                        "4,\"measure\",unknown-item,\"item is not known: '=cmd'\",\"E1\"");
        assertThat(edge.letters()).extracting(DeadLetter::line).containsExactly(3L, 4L);
    }

    @Test
    void readsTheSameReturnFromLibreOfficesWorkbookAndGb18030() throws Exception {
        copy("profile.properties", "bureau/profile.properties");
        copy("return.xlsx", "bureau/return.xlsx");
        rounds(2);
        List<Reading> workbook = edge.readings();
        Edge other = new Edge();
        copy("return.csv", "bureau/return.csv");
        watch = watch(other);
        rounds(2);

        assertThat(workbook)
                .extracting(Reading::subject, r -> r.period().toString(), Reading::items)
                .containsExactly(
                        tuple(
                                "91410500171000001A",
                                "2020-03-31T16:00:00Z/P1M",
                                List.of(
                                        new ItemValue("coke", 8_124_000_000L),
                                        new ItemValue("electricity", 4_120_000_000L))),
                        tuple(
                                "91410500171000002B",
                                "2020-03-31T16:00:00Z/P1M",
                                List.of(new ItemValue("coke", 2_708_000_000L))));
        assertThat(other.readings()).isEqualTo(workbook);
        assertThat(edge.letters()).isEmpty();
        assertThat(files())
                .contains("bureau/done/return.xlsx", "bureau/done/return.csv")
                .noneMatch(name -> name.contains("refused"));
        assertThat(report("bureau/done/return.xlsx").get(0)).contains("received 4; accepted 3; missing 1; refused 0");
    }

    @Test
    void namesRowAndColumnOfTheReturnThatWasRefused() throws Exception {
        copy("profile.properties", "bureau/profile.properties");
        write(
                "bureau/return.csv",
                "统一社会信用代码,统计月份,焦炭产量（吨）,用电量（万千瓦时）\n"
                        + "91410500171000001A,2020/4/1,\"1,812.4\",/\n\n"
                        + "91410500171000002B,2020.04,约300,１２\n");
        rounds(2);

        assertThat(edge.readings())
                .extracting(Reading::subject, Reading::items)
                .containsExactly(
                        tuple("91410500171000001A", List.of(new ItemValue("coke", 18_124_000_000L))),
                        tuple("91410500171000002B", List.of(new ItemValue("electricity", 1_200_000_000L))));
        assertThat(report("bureau/refused/return.csv"))
                .containsExactly(
                        ",\"\",summary,\"received 4; accepted 2; missing 1; refused 1; not-a-number 1\",\"\"",
                        "4,\"焦炭产量(吨)\",not-a-number,\"value must be a decimal number, is '约300'\","
                                + "\"91410500171000002B\"");
    }

    @Test
    void saysTheSameAgainAfterACrashBeforeTheMove() throws Exception {
        write("bureau/april.csv", HEADER + ROW);
        rounds(2);
        Path claim = Files.createDirectories(root.resolve("bureau/.taking/" + Edge.NOW.toEpochMilli()));
        Files.move(root.resolve("bureau/done/april.csv"), claim.resolve("april.csv"));

        now = Edge.NOW.plusSeconds(3_600);
        watch = watch(edge);
        watch.round();

        assertThat(edge.readings()).hasSize(2);
        assertThat(edge.readings().get(1)).isEqualTo(edge.readings().get(0));
        assertThat(files()).contains("bureau/done/april (2).csv", "bureau/done/april (2).csv.report.csv");
        assertThat(claim).doesNotExist();
    }

    @Test
    void keepsAFileThatKafkaDidNotTakeAndTakesItInTheNextRound() throws Exception {
        Edge away = new Edge();
        away.producer.sendException = new org.apache.kafka.common.errors.TimeoutException("no broker");
        watch = watch(away);
        write("bureau/april.csv", HEADER + ROW);
        rounds(3);

        assertThat(files()).containsExactly("bureau/.taking/" + Edge.NOW.toEpochMilli() + "/april.csv");
        assertThat(watch.health().detail()).contains("april.csv waits", "no broker");
        assertThat(away.count("monitoring.ingest.folder.files", "outcome", "deferred"))
                .isEqualTo(2);

        away.producer.sendException = null;
        now = now.plusSeconds(60);
        watch.round();
        assertThat(away.readings()).extracting(Reading::revision).containsExactly(Edge.NOW.toEpochMilli());
        assertThat(files()).contains("bureau/done/april.csv");
        assertThat(watch.health().detail()).isEmpty();
    }

    @Test
    void givesTheLaterOfTwoFilesTheLaterRevision() throws Exception {
        Files.setLastModifiedTime(
                write("bureau/a-correction.csv", HEADER + ROW.replace("1.5", "2")), FileTime.from(Edge.NOW));
        Files.setLastModifiedTime(write("bureau/b-first.csv", HEADER + ROW), FileTime.from(Edge.NOW.minusSeconds(60)));
        rounds(2);

        assertThat(edge.readings())
                .extracting(r -> r.items().get(0), Reading::revision)
                .containsExactly(
                        tuple(new ItemValue("coke", 15_000_000L), Edge.NOW.toEpochMilli()),
                        tuple(new ItemValue("coke", 20_000_000L), Edge.NOW.toEpochMilli() + 1));
    }

    @Test
    void overwritesNothing() throws Exception {
        for (int i = 1; i <= 3; i++) {
            write("april.csv", HEADER + ROW.replace("1.5", Integer.toString(i)));
            rounds(2);
        }

        assertThat(files())
                .containsExactly(
                        "done/april (2).csv",
                        "done/april (2).csv.report.csv",
                        "done/april (3).csv",
                        "done/april (3).csv.report.csv",
                        "done/april.csv",
                        "done/april.csv.report.csv");
        assertThat(root.resolve("done/april.csv")).content().contains("PT1H,1,t");
        assertThat(root.resolve("done/april (3).csv")).content().contains("PT1H,3,t");
        assertThat(edge.readings()).extracting(Reading::feed).containsOnly("folder");
    }

    @Test
    void followsNoLinkAndTakesNoTrickInAName() throws Exception {
        Path secret =
                Files.writeString(Files.createDirectory(root.resolve(".secret")).resolve("s.csv"), HEADER + ROW);
        Files.createDirectories(root.resolve("bureau"));
        Files.createSymbolicLink(root.resolve("bureau/link.csv"), secret);
        Files.createSymbolicLink(root.resolve("linked-feed"), secret.getParent());
        write("bureau/..csv", HEADER + ROW);
        write("bureau/a\nb\u001b[2J.csv", HEADER + ROW);
        write("bureau/x..%2f..%2fetc.csv", HEADER + ROW);
        write("bureau/x..\\..\\c.csv", HEADER + ROW);
        write("bureau/" + "长".repeat(80) + ".csv", HEADER + ROW);
        write("bureau/macro.xlsm", "x");
        rounds(2);

        assertThat(edge.readings()).hasSize(3);
        assertThat(files())
                .contains(
                        ".secret/s.csv",
                        "bureau/refused/link.csv",
                        "bureau/refused/a_b_[2J.csv",
                        "bureau/refused/macro.xlsm",
                        "bureau/..csv",
                        "bureau/done/x..%2f..%2fetc.csv",
                        "bureau/done/x.._.._c.csv",
                        "bureau/done/" + "长".repeat(65) + ".csv");
        assertThat(report("bureau/refused/link.csv").get(1)).contains("unsupported-type", "link");
        assertThat(report("bureau/refused/a_b_[2J.csv").get(1)).contains("bad-name");
        assertThat(secret).hasContent(HEADER + ROW);
    }

    @Test
    void leavesFilesWhereTheirProfileIsFaulty() throws Exception {
        write("bureau/profile.properties", "subject.column = a\nperiod = P1M\ncolour = red\nitem.coke.column = c\n");
        FileTime old = FileTime.from(Edge.NOW);
        write("bureau/april.csv", HEADER + ROW);
        write("other/april.csv", HEADER + ROW);
        Files.setLastModifiedTime(root.resolve("bureau"), old);
        rounds(2);

        assertThat(watch.health().detail())
                .isEqualTo("folder: profile of feed bureau: colour is not known; item.coke.unit must be set;"
                        + " period_start.column must be set");
        assertThat(edge.readings()).extracting(Reading::feed).containsExactly("other");
        assertThat(files()).contains("bureau/.taking/" + Edge.NOW.toEpochMilli() + "/april.csv");
    }

    @Test
    void goesOnAfterARoundThatFailedAndCountsIt() throws Exception {
        write("bureau/april.csv", HEADER + ROW);
        AtomicInteger asked = new AtomicInteger();
        CountDownLatch again = new CountDownLatch(1);
        watch = watch(edge, Duration.ofMillis(50), () -> {
            if (asked.getAndIncrement() == 0) {
                throw new IllegalStateException("no time");
            }
            again.countDown();
            return now;
        });

        watch.start();
        boolean wentOn = again.await(30, TimeUnit.SECONDS);
        watch.stop();

        assertThat(wentOn).isTrue();
        assertThat(edge.count("monitoring.ingest.folder.rounds.failed")).isEqualTo(1);
    }

    private FolderWatch watch(Edge to) {
        return watch(to, Duration.ofSeconds(1), clock);
    }

    private FolderWatch watch(Edge to, Duration interval, InstantSource at) {
        return new FolderWatch(new FolderSettings(root, interval, 1 << 20), to, () -> true, at, to.registry);
    }

    private void rounds(int count) throws InterruptedException {
        for (int i = 0; i < count; i++) {
            watch.round();
        }
    }

    private Path write(String name, String text) throws IOException {
        Path file = root.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.write(file, text.getBytes(UTF_8));
    }

    private void copy(String resource, String name) throws IOException {
        Path file = root.resolve(name);
        Files.createDirectories(file.getParent());
        try (InputStream stream =
                Objects.requireNonNull(getClass().getResourceAsStream("/return/" + resource), resource)) {
            Files.copy(stream, file);
        }
    }

    private List<String> report(String file) throws IOException {
        List<String> lines = Files.readAllLines(root.resolve(file + ".report.csv"));
        assertThat(lines.get(0)).isEqualTo("\uFEFFline,field,code,message,subject");
        return lines.subList(1, lines.size());
    }

    private List<String> files() throws IOException {
        try (Stream<Path> all = Files.walk(root)) {
            return all.filter(file -> !Files.isDirectory(file))
                    .map(file -> root.relativize(file).toString())
                    .filter(name -> !name.equals("bureau/profile.properties"))
                    .sorted()
                    .toList();
        }
    }
}
