package org.industrymonitor.platform.simulate;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Properties;
import org.industrymonitor.model.Period;
import org.industrymonitor.model.PeriodLength;

/**
 * All that says what is simulated; the same plan is the same province with the same figures.
 *
 * @param period of every enterprise; a part of a day
 * @param groups how many groups each enterprise belongs to
 * @param start of the first period
 */
public record Plan(int enterprises, PeriodLength period, int groups, long seed, Instant start) {
    private static final String FILE = "simulation.properties";
    private static final int MOST_ENTERPRISES = 9_999_999;
    private static final int MOST_GROUPS = 100;

    /** @throws IllegalArgumentException naming what is out of its bounds */
    public Plan {
        if (enterprises < 1 || enterprises > MOST_ENTERPRISES) {
            throw new IllegalArgumentException("enterprises must be in 1..9999999, is " + enterprises);
        }
        if (!period.isWithinDay()) {
            throw new IllegalArgumentException("period must be shorter than a day, is " + period);
        }
        if (groups < 0 || groups > MOST_GROUPS) {
            throw new IllegalArgumentException("groups must be in 0..100, is " + groups);
        }
        if (start.getEpochSecond() % period.seconds() != 0 || start.getNano() != 0) {
            throw new IllegalArgumentException("start must be the start of a period of " + period + ", is " + start);
        }
    }

    /** The period of that number. */
    public Period periodAt(long slot) {
        return new Period(period, start.plusSeconds(slot * period.seconds()));
    }

    /** The number of the period that starts then. */
    public long slotOf(Instant periodStart) {
        return Math.floorDiv(periodStart.getEpochSecond() - start.getEpochSecond(), (long) period.seconds());
    }

    /** Keeps the plan beside the data it made. */
    public void save(Path directory) throws IOException {
        Properties properties = new Properties();
        properties.setProperty("enterprises", String.valueOf(enterprises));
        properties.setProperty("period", period.name());
        properties.setProperty("groups", String.valueOf(groups));
        properties.setProperty("seed", String.valueOf(seed));
        properties.setProperty("start", start.toString());
        Files.createDirectories(directory);
        try (Writer writer = Files.newBufferedWriter(directory.resolve(FILE))) {
            properties.store(writer, null);
        }
    }

    /**
     * The plan of the data in the directory; empty when there is none.
     *
     * @throws IllegalArgumentException when its file is damaged
     */
    public static Optional<Plan> saved(Path directory) throws IOException {
        Path file = directory.resolve(FILE);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        }
        try {
            return Optional.of(new Plan(
                    Integer.parseInt(properties.getProperty("enterprises", "")),
                    PeriodLength.parse(properties.getProperty("period", "")).orElseThrow(),
                    Integer.parseInt(properties.getProperty("groups", "")),
                    Long.parseLong(properties.getProperty("seed", "")),
                    Instant.parse(properties.getProperty("start", ""))));
        } catch (DateTimeException | NumberFormatException | NoSuchElementException damaged) {
            throw new IllegalArgumentException(file + " is damaged: " + damaged.getMessage(), damaged);
        }
    }
}
