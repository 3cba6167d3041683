package org.industrymonitor.streams.pane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.industrymonitor.model.PeriodGrid;
import org.industrymonitor.model.PeriodLength;
import org.industrymonitor.model.SeriesTotal;
import org.industrymonitor.model.Standing;
import org.industrymonitor.model.Window;
import org.industrymonitor.model.wire.AggregateWriter;
import org.industrymonitor.model.wire.Codecs;
import org.industrymonitor.runtime.store.ByteReader;
import org.industrymonitor.runtime.store.ByteWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RollupTest {

    private static final SeriesName OUTPUT = SeriesName.of("output");
    private static final SeriesName[] SERIES = {SeriesName.of("clinker"), OUTPUT, SeriesName.of("steel")};
    private static final long WEIGHT = 25_000;
    private static final Instant BEGINNING = Instant.parse("2018-12-01T00:00:00Z");

    private final Random random = new Random(3);

    /** What was counted so far: of each pane and series a sum, a count and a weight. */
    private final Map<PeriodLength, TreeMap<Long, Map<SeriesName, long[]>>> panes = new EnumMap<>(PeriodLength.class);

    private final Map<PeriodLength, Map<SeriesName, Steps>> due = new EnumMap<>(PeriodLength.class);

    private final Expectation expectation = (series, length) -> {
        Steps steps = due.getOrDefault(length, Map.of()).getOrDefault(series, new Steps());
        return new Expectation.Due() {
            @Override
            public long count(long from, long to) {
                return steps.over(from, to);
            }

            @Override
            public long weight(long from, long to) {
                return 3 * steps.over(from, to);
            }
        };
    };

    private final PaneReader reader = (length, from, to, into) -> pane(length)
            .subMap(from, to)
            .values()
            .forEach(pane -> pane.forEach((name, each) -> into.addFigure(name, each[0], each[1], each[2])));

    private Rollup rollup;

    private TreeMap<Long, Map<SeriesName, long[]>> pane(PeriodLength length) {
        return panes.computeIfAbsent(length, l -> new TreeMap<>());
    }

    private void add(PeriodLength length, long index, SeriesName name, long sum, long reported, long weight) {
        PaneDelta delta = new PaneDelta();
        delta.state(0);
        delta.addFigure(name, sum, reported, weight);
        rollup.apply(length, index, delta, reader);
        long[] totals =
                pane(length).computeIfAbsent(index, i -> new TreeMap<>()).computeIfAbsent(name, n -> new long[3]);
        totals[0] += sum;
        totals[1] += reported;
        totals[2] += weight;
    }

    private void expect(PeriodLength length, SeriesName name, long from, long count) {
        rollup.list(length, name);
        due.computeIfAbsent(length, l -> new TreeMap<>())
                .computeIfAbsent(name, n -> new Steps())
                .add(from, count);
    }

    private Standing standing() {
        AggregateWriter writer = new AggregateWriter();
        rollup.begin(writer, "sector:30".getBytes(StandardCharsets.UTF_8), PeriodLength.P1D, 0, true);
        if (!rollup.isWeighed()) {
            writer.eachWeighs(WEIGHT);
        }
        rollup.write(writer, expectation, new WindowSums());
        return Codecs.AGGREGATE.decode(writer.toBytes()).standing().orElseThrow();
    }

    /** The windows from the panes, by nothing but the grid. */
    private Standing naive(PeriodGrid grid, Instant asOf, boolean weighed) {
        Map<Window, List<SeriesTotal>> now = new EnumMap<>(Window.class);
        Map<Window, List<SeriesTotal>> earlier = new EnumMap<>(Window.class);
        for (Window window : Window.values()) {
            now.put(window, totals(grid, window, asOf, weighed));
            List<SeriesTotal> before = totals(grid, window, grid.yearEarlier(asOf), weighed);
            if (before.stream().anyMatch(total -> total.sum() != 0 || total.reported() != 0)) {
                earlier.put(window, before);
            }
        }
        return new Standing(asOf, now, earlier);
    }

    private List<SeriesTotal> totals(PeriodGrid grid, Window window, Instant asOf, boolean weighed) {
        List<SeriesTotal> totals = new ArrayList<>();
        for (SeriesName name : SERIES) {
            long[] total = new long[5];
            for (PeriodLength length : PeriodLength.values()) {
                long to = grid.index(length, asOf);
                long from = window.isRolling()
                        ? to - window.panes(length)
                        : Math.min(to, grid.firstFrom(length, grid.start(window, asOf)));
                pane(length).subMap(from, to).values().forEach(pane -> {
                    long[] each = pane.getOrDefault(name, new long[3]);
                    total[0] += each[0];
                    total[1] += each[1];
                    total[3] += weighed ? each[2] : each[1] * WEIGHT;
                });
                long count = expectation.due(name, length).count(from, to);
                total[2] += count;
                total[4] += count * (weighed ? 3 : WEIGHT);
            }
            SeriesTotal all = new SeriesTotal(name.text(), total[0], total[1], total[2], total[3], total[4]);
            if (!all.isVoid()) {
                totals.add(all);
            }
        }
        return totals;
    }

    @ParameterizedTest
    @CsvSource({
        "Asia/Shanghai, true",
        "Asia/Shanghai, false",
        "America/New_York, true",
        "America/New_York, false",
        "Australia/Lord_Howe, true",
        "Asia/Kolkata, true",
    })
    void agreesWithSummingUpAfterAnySequenceOfReadings(String zone, boolean weighed) {
        rollup = new Rollup(ZoneId.of(zone), weighed, !weighed);
        PeriodGrid grid = new PeriodGrid(ZoneId.of(zone));
        PeriodLength[] lengths = {PeriodLength.PT15M, PeriodLength.PT1H, PeriodLength.P1D, PeriodLength.P1M};
        Instant asOf = Instant.MIN;
        long now = BEGINNING.getEpochSecond();
        int earlierWindows = 0;
        for (int i = 0; i < 4_000; i++) {
            now += random.nextInt(50) == 0 ? random.nextInt(1_500_000) : random.nextInt(20_000);
            if (random.nextInt(4) == 0) {
                now = grid.midnight(grid.lastDay(Instant.ofEpochSecond(now)).plusDays(1))
                        .getEpochSecond(); // the end of a day is where windows of the calendar start anew
            }
            PeriodLength length = lengths[random.nextInt(lengths.length)];
            long late = random.nextInt(5) == 0 ? random.nextInt(40_000_000) : 1;
            long index = grid.index(length, now - late) - (length.isWithinDay() || random.nextInt(9) == 0 ? 0 : 1);
            SeriesName name = SERIES[random.nextInt(SERIES.length)];
            if (random.nextInt(30) == 0) {
                expect(length, name, index, 1 + random.nextInt(3));
            }
            int reported = random.nextInt(3);
            add(length, index, name, random.nextInt(100_000), reported, weighed ? reported * random.nextInt(9) : 0);
            Instant end = grid.end(length, index);
            asOf = end.isAfter(asOf) ? end : asOf;

            if (i % 10 == 0) {
                Standing standing = standing();
                assertThat(standing).as("after %d readings", i).isEqualTo(naive(grid, asOf, weighed));
                earlierWindows += standing.earlier().size();
            }
            if (i % 500 == 0) {
                ByteWriter out = new ByteWriter(16);
                rollup.write(out);
                rollup = Rollup.read(new ByteReader(out.toBytes()), new SeriesNames());
                assertThat(standing()).isEqualTo(naive(grid, asOf, weighed));
            }
        }
        assertThat(earlierWindows).as("windows of one year earlier").isGreaterThan(500);
    }

    @Test
    void knowsTheFirstAndTheLastPeriodOfEachLength() {
        rollup = new Rollup(ZoneId.of("Asia/Shanghai"), false, true);
        assertThat(rollup.isStated()).isFalse();
        assertThat(rollup.newest("kiln")).isEmpty();
        add(PeriodLength.PT1H, 420_000, OUTPUT, 1, 1, 0);
        add(PeriodLength.PT1H, 419_990, OUTPUT, 1, 1, 0);
        assertThat(rollup.first(PeriodLength.PT1H)).isEqualTo(419_990);
        assertThat(rollup.last(PeriodLength.PT1H)).isEqualTo(420_000);
        assertThat(rollup.first(PeriodLength.P1D)).isEqualTo(Long.MAX_VALUE);
        assertThat(rollup.newest("kiln")).contains(new PaneKey("kiln", PeriodLength.PT1H, 420_000));
        rollup.forgetBefore(PeriodLength.PT1H, 419_995);
        assertThat(rollup.first(PeriodLength.PT1H)).isEqualTo(419_995);
    }

    @Test
    void countsWhatIsExpectedOfPeriodsNobodyReported() {
        rollup = new Rollup(ZoneId.of("Asia/Shanghai"), true, false);
        expect(PeriodLength.PT1H, OUTPUT, 420_100, 3);
        expect(PeriodLength.PT1H, OUTPUT, 420_110, -1);
        add(PeriodLength.PT1H, 420_119, OUTPUT, 7, 1, 5);

        assertThat(standing().now().get(Window.PT24H))
                .containsExactly(new SeriesTotal("output", 7, 1, 10 * 3 + 10 * 2, 5, 3 * 50));
    }

    @Test
    void throwsInsteadOfWrapping() {
        rollup = new Rollup(ZoneId.of("Asia/Shanghai"), false, false);
        add(PeriodLength.PT1H, 420_000, OUTPUT, Long.MAX_VALUE, 1, 0);
        assertThatThrownBy(() -> add(PeriodLength.PT1H, 420_001, OUTPUT, 1, 1, 0))
                .isInstanceOf(ArithmeticException.class);
    }

    @Test
    void hasChangedNothingWhenItThrows() {
        rollup = new Rollup(ZoneId.of("Asia/Shanghai"), true, false);
        add(PeriodLength.PT1H, 420_000, OUTPUT, Long.MAX_VALUE, 1, 0);
        add(PeriodLength.PT1H, 420_001, OUTPUT, 0, 1, 0);
        Standing before = standing();
        assertThatThrownBy(() -> add(PeriodLength.PT1H, 420_000, OUTPUT, 1, 1, 0))
                .isInstanceOf(ArithmeticException.class);
        assertThat(standing()).isEqualTo(before);
    }
}
