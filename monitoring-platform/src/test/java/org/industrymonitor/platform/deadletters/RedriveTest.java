package org.industrymonitor.platform.deadletters;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.industrymonitor.model.DeadLetter;
import org.industrymonitor.model.ItemValue;
import org.industrymonitor.model.Period;
import org.industrymonitor.model.PeriodLength;
import org.industrymonitor.model.Reading;
import org.industrymonitor.model.ReadingStatus;
import org.industrymonitor.model.wire.Codecs;
import org.junit.jupiter.api.Test;

class RedriveTest {
    private static final Instant NOON = Instant.ofEpochMilli(1_000);
    private static final Instant LATER = Instant.ofEpochMilli(2_000);

    private final Redrive redrive = new Redrive(64);
    private long offset;

    @Test
    void givesARecordTheRevisionThatItWouldHaveHad() {
        add("A,1", "text/csv", "name,value", 2, NOON);
        add("B,2", "text/csv", "name,value", 3, LATER);

        assertThat(bodies()).containsExactly("name,value,revision\nA,1,1000\nB,2,2000\n");
    }

    @Test
    void sendsOnceWhatWasRefusedAgain() {
        add("A,1", "text/csv", "name,value", 2, NOON);
        add("A,1,1000", "text/csv", "name,value,revision", 2, LATER);
        add("{\"a\":1}", "application/x-ndjson", "", 1, NOON);
        add("{\"revision\":1000,\"a\":1}", "application/x-ndjson", "", 1, LATER);

        assertThat(redrive.size()).isEqualTo(2);
        assertThat(bodies()).containsExactly("name,value,revision\nA,1,1000\n", "{\"revision\":1000,\"a\":1}\n");
    }

    @Test
    void keepsFeedsAndHeadersApartAndBodiesBounded() {
        add("A,1", "text/csv", "name,value", 2, NOON);
        add("1,A", "text/csv", "value,name", 2, NOON);
        add("B,2", "text/csv", "name,value", 3, NOON);
        add("C,3", "text/csv", "name,value", 4, NOON);

        assertThat(redrive.bodies(2)).extracting(body -> body.records().size()).containsExactly(2, 1, 1);
        RedriveBody first = redrive.bodies(2).get(0);
        assertThat(first.letter(1)).isEmpty();
        assertThat(first.letter(2)).contains(new LetterId(0, 0));
        assertThat(first.letter(3)).contains(new LetterId(0, 2));
        assertThat(first.letter(4)).isEmpty();
    }

    @Test
    void readsWholeBodiesAndOtherCharsetsAndJsonOverSeveralLines() {
        add("nom,wert\nA,1\nB,2\n".getBytes(StandardCharsets.UTF_8), "text/csv", "", 0, NOON);
        add("钢,1".getBytes(Charset.forName("GB18030")), "text/csv", "name,value", 2, NOON);
        add("{\n  \"a\": 1\n}", "application/json", "", 2, NOON);

        assertThat(bodies())
                .containsExactly(
                        "nom,wert,revision\nA,1,1000\nB,2,1000\n",
                        "name,value,revision\n钢,1,1000\n",
                        "{\"revision\":1000,   \"a\": 1 }\n");
    }

    @Test
    void saysWhatItCannotSendAndWhy() {
        add("A".repeat(64), "text/csv", "name", 2, NOON);
        add("[{]", "application/json", "", 0, NOON);
        add(new byte[] {9, 9, 9}, "application/x-protobuf", "", 0, NOON);
        add("x", "", "", 0, NOON);

        assertThat(redrive.size()).isZero();
        assertThat(redrive.skipped())
                .isEqualTo(Map.of(
                        "is kept in part only: ask the feed for it", 1L,
                        "has no record that could be told: show it, mend it and push it", 2L,
                        "is no message of the readings topic", 1L));
    }

    @Test
    void numbersReadingsOfDirectProducersByWhenTheyWereReceived() {
        Reading reading = new Reading(
                "A",
                new Period(PeriodLength.PT1H, Instant.EPOCH),
                List.of(new ItemValue("coke", 5)),
                0,
                ReadingStatus.ACTUAL,
                "");
        add(Codecs.READING.encode(reading), "application/x-protobuf", "", 0, NOON);
        add(Codecs.READING.encode(reading.numbered(1_000)), "application/x-protobuf", "", 0, LATER);

        assertThat(redrive.readings().keySet()).containsExactly(reading.numbered(1_000));
    }

    @Test
    void meansTheLettersThatEveryConditionHoldsFor() {
        StoredLetter letter = new StoredLetter(new LetterId(3, 12), letter(new byte[0], "text/csv", "", 1, NOON));

        assertThat(filter(Set.of("negative"), Set.of("test"), NOON, LATER)).accepts(letter);
        assertThat(filter(Set.of("syntax"), Set.of(), NOON, LATER)).rejects(letter);
        assertThat(filter(Set.of(), Set.of("other"), NOON, LATER)).rejects(letter);
        assertThat(filter(Set.of(), Set.of(), LATER, LATER)).rejects(letter);
        assertThat(filter(Set.of(), Set.of(), Instant.EPOCH, NOON)).rejects(letter);
        assertThat(LetterId.parse("3/12")).isEqualTo(letter.id()).hasToString("3/12");
    }

    private static LetterFilter filter(Set<String> codes, Set<String> feeds, Instant since, Instant until) {
        return new LetterFilter(codes, feeds, Optional.of(since), Optional.of(until), Set.of());
    }

    private void add(String raw, String type, String header, long line, Instant received) {
        add(raw.getBytes(StandardCharsets.UTF_8), type, header, line, received);
    }

    private void add(byte[] raw, String type, String header, long line, Instant received) {
        redrive.add(new StoredLetter(new LetterId(0, offset++), letter(raw, type, header, line, received)));
    }

    private static DeadLetter letter(byte[] raw, String type, String header, long line, Instant received) {
        return new DeadLetter(raw, "test", "negative", "", line, "", type, received, header);
    }

    private List<String> bodies() {
        return redrive.bodies(100).stream()
                .map(body -> new String(body.bytes(), StandardCharsets.UTF_8))
                .toList();
    }
}
