package org.industrymonitor.model.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import com.google.protobuf.CodedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.industrymonitor.model.ItemValue;
import org.industrymonitor.model.Period;
import org.industrymonitor.model.PeriodLength;
import org.industrymonitor.model.Reading;
import org.industrymonitor.model.ReadingStatus;
import org.industrymonitor.model.Suspicion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The view shows what the codec reads, and refuses what it refuses. */
class ReadingViewTest {

    private static final String[] IDS = {
        "kiln", "EW-0017", "county:410103", "鋼鉄-7", "Łódź works", "a", "x".repeat(128), "é".repeat(128), "𝔘nit", "a b"
    };

    private static final long[] VALUES = {
        0, 1, -1, 63, 64, -64, -65, 10_000, Integer.MAX_VALUE, Integer.MIN_VALUE, Long.MAX_VALUE, Long.MIN_VALUE
    };

    private final Random random = new Random(5);
    private final ReadingView view = new ReadingView();

    private <T> T any(T[] of) {
        return of[random.nextInt(of.length)];
    }

    private long anyValue() {
        return random.nextBoolean() ? VALUES[random.nextInt(VALUES.length)] : random.nextLong() >> random.nextInt(64);
    }

    private Reading anyReading() {
        List<String> codes = new ArrayList<>(Arrays.asList(IDS));
        for (int i = 0; i < 30; i++) {
            codes.add("item-" + i);
        }
        Collections.shuffle(codes, random);
        List<ItemValue> items = new ArrayList<>();
        int count = random.nextInt(8) == 0 ? 1 + random.nextInt(30) : 1 + random.nextInt(3);
        for (int i = 0; i < count; i++) {
            items.add(new ItemValue(codes.get(i), anyValue()));
        }
        long start = random.nextInt(20) == 0
                ? (random.nextBoolean() ? Instant.MIN : Instant.MAX).getEpochSecond()
                : random.nextInt(4_000_000) * 3600L - 2_000_000_000L;
        return new Reading(
                any(IDS),
                new Period(any(PeriodLength.values()), Instant.ofEpochSecond(start)),
                items,
                anyValue() & Long.MAX_VALUE,
                any(ReadingStatus.values()),
                random.nextInt(4) == 0 ? "" : any(IDS),
                random.nextInt(4) == 0 ? EnumSet.of(any(Suspicion.values()), Suspicion.STUCK) : Set.of());
    }

    private boolean isAbout(String subject) {
        return view.isAbout(subject.getBytes(StandardCharsets.UTF_8));
    }

    private void assertShows(Reading reading) {
        assertThat(view.reading()).isEqualTo(reading);
        assertThat(isAbout(reading.subject())).isTrue();
        assertThat(isAbout(reading.subject() + "x")).isFalse();
        String other = reading.subject().startsWith("y") ? "z" : "y";
        assertThat(isAbout(other + reading.subject().substring(1))).isFalse();
        assertThat(isAbout("")).isFalse();
        assertThat(view.length()).isEqualTo(reading.period().length());
        assertThat(view.startEpochSecond()).isEqualTo(reading.period().start().getEpochSecond());
        assertThat(view.revision()).isEqualTo(reading.revision());
        assertThat(view.isRetraction()).isEqualTo(reading.status() == ReadingStatus.RETRACTED);
        List<ItemValue> items = new ArrayList<>();
        for (int i = 0; i < view.items(); i++) {
            String code = new String(view.bytes(), view.codeFrom(i), view.codeLength(i), StandardCharsets.UTF_8);
            items.add(new ItemValue(code, view.value(i)));
        }
        assertThat(items).isEqualTo(reading.items());
    }

    /** Both read it alike, or both refuse it. */
    private boolean agree(byte[] message) {
        String hex = HexFormat.of().formatHex(message);
        Reading reading;
        try {
            reading = Codecs.READING.decode(message);
        } catch (Undecodable refused) {
            assertThatThrownBy(() -> view.read(message))
                    .as("what the codec refuses, %s", hex)
                    .isInstanceOf(Undecodable.class)
                    .hasMessage(refused.getMessage());
            return false;
        }
        view.read(message);
        assertShows(reading);
        return true;
    }

    @Test
    void showsWhatTheCodecReads() {
        for (int i = 0; i < 5_000; i++) {
            Reading reading = anyReading();
            view.read(Codecs.READING.encode(reading));
            assertShows(reading);
        }
    }

    private interface Field {
        void writeTo(CodedOutputStream out) throws IOException;
    }

    private static byte[] message(List<Field> fields) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        CodedOutputStream out = CodedOutputStream.newInstance(bytes);
        try {
            for (Field field : fields) {
                field.writeTo(out);
            }
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private List<Field> fields(Reading reading) {
        List<Field> fields = new ArrayList<>(List.of(
                out -> out.writeString(1, reading.subject()),
                out -> out.writeEnum(2, reading.period().length().ordinal() + 1),
                out -> out.writeSInt64(3, reading.period().start().getEpochSecond()),
                out -> out.writeInt64(5, reading.revision()),
                out -> out.writeEnum(6, reading.status().ordinal() + 1),
                out -> out.writeString(7, reading.feed())));
        for (ItemValue item : reading.items()) {
            boolean valueFirst = random.nextBoolean();
            Field code = out -> out.writeString(1, item.item());
            Field value = out -> out.writeSInt64(2, item.value());
            byte[] bytes = message(valueFirst ? List.of(value, code) : List.of(code, value));
            fields.add(out -> out.writeByteArray(4, bytes));
        }
        return fields;
    }

    @Test
    void readsFieldsInAnyOrderWithOthersOfALaterVersion() {
        List<Field> unknown = List.of(
                out -> out.writeString(100, "later"),
                out -> out.writeUInt64(8, Long.MAX_VALUE),
                out -> out.writeFixed32(9, 7),
                out -> out.writeFixed64(10, -1));
        int readings = 0;
        for (int i = 0; i < 3_000; i++) {
            List<Field> fields = fields(anyReading());
            Collections.shuffle(fields, random);
            for (int u = random.nextInt(3); u > 0; u--) {
                fields.add(random.nextInt(fields.size() + 1), unknown.get(random.nextInt(unknown.size())));
            }
            readings += agree(message(fields)) ? 1 : 0;
        }
        assertThat(readings).isEqualTo(3_000);
    }

    @Test
    void takesTheLastOfAFieldThatIsThereTwice() {
        for (int i = 0; i < 2_000; i++) {
            List<Field> fields = fields(anyReading());
            List<Field> other = fields(anyReading());
            fields.add(random.nextInt(fields.size() + 1), other.get(random.nextInt(6)));
            assertThat(agree(message(fields))).isTrue();
        }
    }

    /** Whatever is missing, twice there, too long, or no text. */
    @Test
    void refusesWhatIsNoReading() {
        int refused = 0;
        for (int i = 0; i < 3_000; i++) {
            List<Field> fields = fields(anyReading());
            List<Field> wrong = List.of(
                    out -> out.writeString(1, " "),
                    out -> out.writeString(1, "a|b"),
                    out -> out.writeString(1, "x".repeat(129)),
                    out -> out.writeString(1, "a\u0007"),
                    out -> out.writeString(1, "a\u007F"),
                    out -> out.writeBytes(1, ByteString.copyFrom(new byte[] {'a', (byte) 0xC0})),
                    out -> out.writeBytes(7, ByteString.copyFrom(new byte[] {'a', (byte) 0xFF})),
                    out -> out.writeEnum(2, 0),
                    out -> out.writeEnum(2, 99),
                    out -> out.writeSInt64(3, Long.MAX_VALUE),
                    out -> out.writeSInt64(3, Instant.MIN.getEpochSecond() - 1),
                    out -> out.writeSInt64(3, Instant.MAX.getEpochSecond() + 1),
                    out -> out.writeInt64(5, -1),
                    out -> out.writeEnum(6, 0),
                    out -> out.writeEnum(6, -1),
                    out -> out.writeByteArray(4, new byte[0]),
                    out -> out.writeByteArray(4, new byte[] {1}),
                    out -> out.writeTag(0, 0),
                    out -> out.writeTag(1, 4),
                    fields.get(6));
            fields.add(wrong.get(i % wrong.size()));
            refused += agree(message(fields)) ? 0 : 1;
        }
        assertThat(refused).isEqualTo(3_000);
    }

    /** A text that is replaced by a later one is no text all the same. */
    @Test
    void refusesATextThatIsNoneThoughItIsReplaced() {
        ByteString broken = ByteString.copyFrom(new byte[] {'a', (byte) 0xFF});
        for (int field : new int[] {1, 7}) {
            List<Field> fields = fields(anyReading());
            fields.add(0, out -> out.writeBytes(field, broken));
            assertThat(agree(message(fields))).isFalse();
        }
        List<Field> fields = fields(anyReading());
        byte[] item = message(List.of(out -> out.writeBytes(1, broken), out -> out.writeString(1, "fresh")));
        fields.add(out -> out.writeByteArray(4, item));
        assertThat(agree(message(fields))).isFalse();
    }

    @ParameterizedTest
    @EnumSource(ReadingStatus.class)
    void agreesWithTheCodecWhereverAMessageIsCut(ReadingStatus status) {
        Reading reading = new Reading(
                "鋼鉄-7",
                new Period(PeriodLength.PT30M, Instant.ofEpochSecond(1_585_713_600L)),
                List.of(new ItemValue("crude-steel", 105_000), new ItemValue("électricité", Long.MIN_VALUE)),
                3,
                status,
                "test");
        Reading plain = new Reading("kiln", reading.period(), reading.items().subList(0, 1), 3, status, "test");
        for (Reading each : List.of(reading, plain)) {
            byte[] whole = Codecs.READING.encode(each);
            int accepted = 0;
            for (int length = 0; length <= whole.length; length++) {
                accepted += agree(Arrays.copyOf(whole, length)) ? 1 : 0;
            }
            assertThat(accepted).isBetween(1, 3);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4})
    void agreesWithTheCodecWhateverBytesAreChanged(int flips) {
        int accepted = 0;
        int refused = 0;
        for (int i = 0; i < 40_000; i++) {
            byte[] message = Codecs.READING.encode(anyReading());
            for (int flip = 0; flip < flips; flip++) {
                message[random.nextInt(message.length)] =
                        random.nextBoolean() ? (byte) random.nextInt(256) : (byte) (1 << random.nextInt(8));
            }
            if (agree(message)) {
                accepted++;
            } else {
                refused++;
            }
        }
        assertThat(accepted).isGreaterThan(300);
        assertThat(refused).isGreaterThan(1_000);
    }
}
