package org.industrymonitor.platform.noloss;

import java.io.BufferedWriter;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Random;

/** A registry of a city's coke works and a file of what each made hour after hour; no two readings are of the same. */
record HourlyReturns(Path registry, Path readings, BigDecimal tonnes) {
    static final String CITY = "410500";
    private static final int WORKS = 200;
    private static final Instant START = Instant.parse("2019-01-01T00:00:00Z");

    static HourlyReturns write(Path directory, int count) throws IOException {
        Path registry = directory.resolve("registry.csv");
        try (BufferedWriter out = Files.newBufferedWriter(registry)) {
            out.write("enterprise,name,sector,region,period,items\n");
            for (int works = 0; works < WORKS; works++) {
                out.write("W" + works + ",Works " + works + ",3120," + CITY + ",PT1H,coke\n");
            }
        }
        Path readings = directory.resolve("readings.csv");
        Random random = new Random(1);
        BigDecimal sum = BigDecimal.ZERO;
        try (BufferedWriter out = Files.newBufferedWriter(readings)) {
            out.write("subject,measure,period_start,period,value,unit\n");
            for (int i = 0; i < count; i++) {
                BigDecimal value = BigDecimal.valueOf(random.nextInt(1_000_000), 3);
                sum = sum.add(value);
                out.write("W" + i % WORKS + ",coke," + START.plusSeconds(3_600L * (i / WORKS)) + ",PT1H," + value
                        + ",t\n");
            }
        }
        return new HourlyReturns(registry, readings, sum);
    }
}
