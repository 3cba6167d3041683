package org.industrymonitor.model.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import org.industrymonitor.model.Aggregate;
import org.industrymonitor.model.NodeId;
import org.industrymonitor.model.Period;
import org.industrymonitor.model.PeriodLength;
import org.industrymonitor.model.SeriesTotal;
import org.industrymonitor.model.Standing;
import org.industrymonitor.model.Window;
import org.industrymonitor.model.proto.ColumnProto;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AggregateWriterTest {

    private static final Instant START = Instant.parse("2020-04-01T00:00:00Z");

    /** What figures weigh in an aggregate. */
    enum Weights {
        ONE,
        UNIFORM,
        DIFFERENT,
        ZERO
    }

    @Test
    void numbersColumnsAsTheContractDoes() {
        assertThat(ColumnProto.PANE.getNumber()).isEqualTo(AggregateWriter.PANE + 1);
        for (Window window : Window.values()) {
            assertThat(ColumnProto.valueOf("NOW_" + window).getNumber()).isEqualTo(AggregateWriter.now(window) + 1);
            assertThat(ColumnProto.valueOf("EARLIER_" + window).getNumber())
                    .isEqualTo(AggregateWriter.earlier(window) + 1);
        }
        // The pane, each window twice, and the two constants for what is not set or not known
        assertThat(ColumnProto.values()).hasSize(1 + 2 * Window.values().length + 2);
    }

    @ParameterizedTest
    @EnumSource
    void writesTheBytesOfTheCodec(Weights weights) {
        Random random = new Random(31 + weights.ordinal());
        AggregateWriter writer = new AggregateWriter();
        int manySeries = 0;
        for (int round = 0; round < 500; round++) {
            Aggregate aggregate = aggregate(random, weights);
            TreeSet<String> names = names(aggregate);
            manySeries += names.size() > 8 ? 1 : 0;
            for (int voids = random.nextInt(4); voids > 0; voids--) {
                names.add("void-" + random.nextInt(30));
            }

            byte[] written = write(writer, aggregate, List.copyOf(names), random);

            assertThat(written).as("round %d, %s", round, aggregate).isEqualTo(Codecs.AGGREGATE.encode(aggregate));
            assertThat(Codecs.AGGREGATE.decode(written)).as("round %d", round).isEqualTo(aggregate);
        }
        assertThat(manySeries).isGreaterThan(50);
    }

    @Test
    void writesTheLargestFiguresAndALongName() {
        String name = "钢".repeat(120);
        Aggregate aggregate = new Aggregate(
                NodeId.parse("sector-city:31@410100"),
                new Period(PeriodLength.PT30M, Instant.parse("1969-12-31T23:30:00Z")),
                false,
                List.of(
                        new SeriesTotal("crude-steel", Long.MIN_VALUE, 0, 2),
                        new SeriesTotal("output", Long.MAX_VALUE, 1L << 40, 2),
                        new SeriesTotal(name, 1, Long.MAX_VALUE, Long.MAX_VALUE, Long.MAX_VALUE, Long.MAX_VALUE)),
                Optional.of(new Standing(Instant.EPOCH, Map.of(), Map.of())));
        AggregateWriter writer = new AggregateWriter();

        assertThat(write(writer, aggregate, List.of("crude-steel", "output", name), new Random(1)))
                .isEqualTo(Codecs.AGGREGATE.encode(aggregate));
    }

    private static byte[] write(AggregateWriter writer, Aggregate aggregate, List<String> names, Random random) {
        byte[][] rows = names.stream().map(AggregateWriter::utf8).toArray(byte[][]::new);
        writer.begin(
                AggregateWriter.utf8(aggregate.node().toString()),
                aggregate.period().length(),
                aggregate.period().start().getEpochSecond(),
                aggregate.complete(),
                rows,
                rows.length);
        Map<Integer, List<SeriesTotal>> columns = columns(aggregate);
        List<Integer> order = new ArrayList<>(columns.keySet());
        Collections.shuffle(order, random);
        for (int column : order) {
            for (int row = 0; row < names.size(); row++) {
                String name = names.get(row);
                SeriesTotal total = columns.get(column).stream()
                        .filter(t -> t.series().equals(name))
                        .findFirst()
                        .orElse(new SeriesTotal(name, 0, 0, 0));
                writer.total(
                        column,
                        row,
                        total.sum(),
                        total.reported(),
                        total.expected(),
                        total.reportedWeight(),
                        total.expectedWeight());
                if (total.imputed() != 0 || random.nextBoolean()) {
                    writer.imputed(column, row, total.imputed());
                }
            }
        }
        aggregate.standing().ifPresent(standing -> writer.asOf(standing.asOf().getEpochSecond()));
        return writer.toBytes();
    }

    private static Map<Integer, List<SeriesTotal>> columns(Aggregate aggregate) {
        Map<Integer, List<SeriesTotal>> columns = new TreeMap<>();
        columns.put(AggregateWriter.PANE, aggregate.pane());
        aggregate.standing().ifPresent(standing -> {
            for (Window window : Window.values()) {
                columns.put(AggregateWriter.now(window), standing.now().getOrDefault(window, List.of()));
                columns.put(AggregateWriter.earlier(window), standing.earlier().getOrDefault(window, List.of()));
            }
        });
        return columns;
    }

    private static TreeSet<String> names(Aggregate aggregate) {
        TreeSet<String> names = new TreeSet<>();
        columns(aggregate).values().forEach(totals -> totals.forEach(total -> names.add(total.series())));
        return names;
    }

    private static Aggregate aggregate(Random random, Weights weights) {
        int series = random.nextInt(5) == 0 ? 9 + random.nextInt(16) : random.nextInt(5);
        boolean isImputed = random.nextInt(3) == 0;
        long weight = weights == Weights.ONE ? 10_000 : 1 + random.nextInt(1 << (1 + random.nextInt(20)));
        Map<Window, List<SeriesTotal>> now = new EnumMap<>(Window.class);
        Map<Window, List<SeriesTotal>> earlier = new EnumMap<>(Window.class);
        for (Window window : Window.values()) {
            now.put(window, totals(random, series, weights, weight, isImputed));
            earlier.put(window, totals(random, series, weights, weight, isImputed));
        }
        PeriodLength[] lengths = PeriodLength.values();
        return new Aggregate(
                NodeId.parse(random.nextBoolean() ? "group:汽车产业链" : "sector:31"),
                new Period(
                        lengths[random.nextInt(lengths.length)],
                        random.nextInt(8) == 0 ? Instant.EPOCH : START.minusSeconds(random.nextLong(1L << 33))),
                random.nextBoolean(),
                totals(random, series, weights, weight, isImputed),
                random.nextInt(3) == 0
                        ? Optional.empty()
                        : Optional.of(new Standing(START.plusSeconds(random.nextInt(100_000)), now, earlier)));
    }

    /** Totals of some of the series, none of them void; of a fifth of the columns none at all. */
    private static List<SeriesTotal> totals(
            Random random, int series, Weights weights, long weight, boolean isImputed) {
        TreeSet<String> names = new TreeSet<>();
        for (int i = 0; i < series && random.nextInt(5) > 0; i++) {
            names.add(i % 3 == 0 ? "item-" + i : i % 3 == 1 ? "钢铁-" + i : "output" + i);
        }
        List<SeriesTotal> totals = new ArrayList<>();
        for (String name : names) {
            long reported = random.nextInt(3) == 0 ? 0 : random.nextInt(1 << (1 + random.nextInt(16)));
            long expected = random.nextInt(3) == 0 ? 0 : random.nextInt(1 << (1 + random.nextInt(16)));
            SeriesTotal total = new SeriesTotal(
                    name,
                    random.nextInt(4) == 0 ? 0 : random.nextLong() >> random.nextInt(64),
                    reported,
                    expected,
                    weighed(random, reported, weights, weight),
                    weighed(random, expected, weights, weight),
                    isImputed && random.nextInt(3) == 0 ? random.nextLong() >> random.nextInt(64) : 0);
            if (!total.isVoid()) {
                totals.add(total);
            }
        }
        return totals;
    }

    private static long weighed(Random random, long count, Weights weights, long weight) {
        return switch (weights) {
            case ONE, UNIFORM -> count * weight;
            case DIFFERENT -> count == 0 ? 0 : count * weight + random.nextInt(3);
            case ZERO -> 0;
        };
    }
}
