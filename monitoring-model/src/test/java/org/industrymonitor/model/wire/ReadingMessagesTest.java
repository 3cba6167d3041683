package org.industrymonitor.model.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.industrymonitor.model.ItemValue;
import org.industrymonitor.model.Period;
import org.industrymonitor.model.PeriodLength;
import org.industrymonitor.model.Reading;
import org.industrymonitor.model.ReadingStatus;
import org.industrymonitor.model.Suspicion;
import org.industrymonitor.model.proto.ReadingProto;
import org.junit.jupiter.api.Test;

class ReadingMessagesTest {

    @Test
    void writesTheVeryBytesThatTheGeneratedMessageWrites() throws Exception {
        for (Reading reading : readings()) {
            byte[] bytes = Codecs.READING.encode(reading);

            assertThat(Codecs.READING.decode(bytes)).isEqualTo(reading);
            assertThat(ReadingProto.parseFrom(bytes).toByteArray()).isEqualTo(bytes);
        }
    }

    private static List<Reading> readings() {
        List<Reading> readings = new ArrayList<>();
        List<ItemValue> many = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            many.add(new ItemValue("a-long-name-of-an-item-" + "x".repeat(i / 2) + i, Long.MIN_VALUE >> i % 64));
        }
        for (PeriodLength length : PeriodLength.values()) {
            for (ReadingStatus status : ReadingStatus.values()) {
                readings.add(new Reading(
                        "E" + length,
                        new Period(length, Instant.parse("1969-12-31T16:00:00Z")),
                        List.of(new ItemValue("coke", 0), new ItemValue("electricity", -1)),
                        0,
                        status,
                        ""));
            }
        }
        Period hour = new Period(PeriodLength.PT1H, Instant.EPOCH);
        readings.add(new Reading("安钢", hour, many, Long.MAX_VALUE, ReadingStatus.ACTUAL, "省局 é"));
        for (Suspicion suspicion : Suspicion.values()) {
            Set<Suspicion> upTo = EnumSet.range(Suspicion.values()[0], suspicion);
            readings.add(new Reading("E1", hour, many.subList(0, 3), 7, ReadingStatus.ACTUAL, "feed", upTo));
        }
        return readings;
    }
}
