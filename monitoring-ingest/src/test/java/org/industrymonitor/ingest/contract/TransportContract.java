package org.industrymonitor.ingest.contract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.kafka.common.errors.DisconnectException;
import org.industrymonitor.ingest.contract.Transport.Outcome;
import org.industrymonitor.ingest.decode.BodyFormat;
import org.industrymonitor.model.DeadLetter;
import org.industrymonitor.model.ItemValue;
import org.industrymonitor.model.Reading;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What holds whatever way a body comes; each adapter's test extends this and says how it is started. */
@Timeout(60)
public abstract class TransportContract {

    /** Bodies beyond this are to be turned away. */
    protected static final int BODY_MAX_BYTES = 100_000;

    private static final Charset GB18030 = Charset.forName("GB18030");
    private Transport transport;

    /** Starts the adapter in front of the rig's collector, with bodies of at most {@link #BODY_MAX_BYTES}. */
    protected abstract Transport start(Rig rig) throws Exception;

    @AfterEach
    void stopTransport() {
        transport.close();
    }

    @Test
    void takesAGoodBatch() throws Exception {
        Rig rig = started(true);

        Outcome outcome = send(Rig.PROVINCE, row("E1", "08", "1.5"), row("E2", "08", "2"));

        assertThat(outcome).isEqualTo(Outcome.TAKEN);
        assertThat(rig.readings())
                .extracting(
                        Reading::subject,
                        Reading::feed,
                        reading -> reading.items().get(0))
                .containsExactly(
                        tuple("E1", Rig.PROVINCE, new ItemValue("coke", 15_000_000)),
                        tuple("E2", Rig.PROVINCE, new ItemValue("coke", 20_000_000)));
        assertThat(rig.letters()).isEmpty();
    }

    @Test
    void refusesABadRecordAmongGoodOnes() throws Exception {
        Rig rig = started(true);

        Outcome outcome = send(Rig.PROVINCE, row("E1", "08", "1"), row("E1", "07", "-1"), row("E2", "08", "2"));

        assertThat(outcome).isEqualTo(Outcome.TAKEN);
        assertThat(rig.readings()).extracting(Reading::subject).containsExactly("E1", "E2");
        assertThat(rig.letters())
                .extracting(DeadLetter::feed, DeadLetter::code, DeadLetter::field)
                .containsExactly(tuple(Rig.PROVINCE, "negative", "value"));
        assertThat(new String(rig.letters().get(0).raw(), UTF_8)).contains("E1", "-1");
        assertThat(rig.count("monitoring.ingest.records.received", "feed", Rig.PROVINCE))
                .isEqualTo(3);
    }

    @Test
    void acknowledgesNothingBeforeKafkaDoes() throws Exception {
        Rig rig = started(false);

        CompletableFuture<Outcome> outcome = CompletableFuture.supplyAsync(() -> {
            try {
                return send(Rig.PROVINCE, row("E1", "08", "1"));
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
        await(rig, 1);
        assertThat(outcome).isNotDone();
        rig.producer().completeNext();

        assertThat(outcome.get(30, TimeUnit.SECONDS)).isEqualTo(Outcome.TAKEN);
    }

    @Test
    void acknowledgesNothingWhenKafkaFails() throws Exception {
        Rig rig = started(false);

        CompletableFuture<Outcome> outcome = CompletableFuture.supplyAsync(() -> {
            try {
                return send(Rig.PROVINCE, row("E1", "08", "1"), row("E2", "08", "2"));
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
        await(rig, 2);
        rig.producer().completeNext();
        rig.producer().errorNext(new DisconnectException("gone"));

        assertThat(outcome.get(30, TimeUnit.SECONDS)).isEqualTo(Outcome.NOT_ACKNOWLEDGED);
    }

    @Test
    void saysTheSameWhenABodyComesAgain() throws Exception {
        Rig rig = started(true);
        String again = row("E1", "08", "1");

        assertThat(send(Rig.PROVINCE, again)).isEqualTo(Outcome.TAKEN);
        assertThat(send(Rig.PROVINCE, again)).isEqualTo(Outcome.TAKEN);

        assertThat(rig.readings()).hasSize(2);
        assertThat(rig.readings().get(0)).isEqualTo(rig.readings().get(1));
        assertThat(rig.readings().get(0).revision()).isEqualTo(7);
    }

    @Test
    void letsAFeedSpeakForItsOwnOnly() throws Exception {
        Rig rig = started(true);

        Outcome outcome = send(Rig.ANYANG, row("E1", "08", "1"), row("E2", "08", "2"));

        assertThat(outcome).isEqualTo(Outcome.TAKEN);
        assertThat(rig.readings()).extracting(Reading::subject).containsExactly("E1");
        assertThat(rig.letters())
                .extracting(DeadLetter::feed, DeadLetter::code, DeadLetter::field)
                .containsExactly(tuple(Rig.ANYANG, "out-of-scope", "subject"));
    }

    @Test
    void turnsAwayABodyThatIsTooLarge() throws Exception {
        Rig rig = started(true);

        Outcome outcome = transport.send(
                Rig.PROVINCE, UTF_8, " ".repeat(20 * BODY_MAX_BYTES).getBytes(UTF_8));

        assertThat(outcome).isEqualTo(Outcome.TURNED_AWAY);
        assertThat(rig.readings()).isEmpty();
    }

    @Test
    void turnsAwayWhatItCannotReadAndKeepsItsStart() throws Exception {
        Rig rig = started(true);

        Outcome outcome = transport.send(Rig.PROVINCE, UTF_8, "<?xml?>".getBytes(UTF_8));

        if (transport.format() == BodyFormat.NDJSON) {
            assertThat(outcome).isEqualTo(Outcome.TAKEN);
        } else {
            assertThat(outcome).isEqualTo(Outcome.TURNED_AWAY);
        }
        assertThat(rig.letters()).singleElement().satisfies(letter -> {
            assertThat(letter.code()).isEqualTo("syntax");
            assertThat(new String(letter.raw(), UTF_8)).isEqualTo("<?xml?>");
        });
    }

    @Test
    void publishesNothingOfAnotherCharsetThanTheBodySays() throws Exception {
        Rig rig = started(true);

        transport.send(Rig.PROVINCE, UTF_8, body(row("安钢", "08", "1")).getBytes(GB18030));

        assertThat(rig.readings()).isEmpty();
        assertThat(rig.letters())
                .extracting(DeadLetter::code)
                .containsExactly(transport.saysCharset() ? "syntax" : "unknown-enterprise");
    }

    private Rig started(boolean acknowledging) throws Exception {
        Rig rig = new Rig(acknowledging);
        transport = start(rig);
        return rig;
    }

    private Outcome send(String feed, String... rows) throws Exception {
        return transport.send(feed, UTF_8, body(rows).getBytes(UTF_8));
    }

    private String body(String... rows) {
        return switch (transport.format()) {
            case CSV -> "subject,measure,period_start,period,value,unit,revision\n" + String.join("\n", rows) + "\n";
            case NDJSON -> Arrays.stream(rows).map(TransportContract::json).collect(Collectors.joining("\n"));
            case JSON -> Arrays.stream(rows).map(TransportContract::json).collect(Collectors.joining(",", "[", "]"));
        };
    }

    private static String row(String subject, String hour, String value) {
        return subject + ",coke,2020-04-01T" + hour + ":00,PT1H," + value + ",t,7";
    }

    private static String json(String row) {
        String[] f = row.split(",");
        return String.format(
                "{\"subject\":\"%s\",\"measure\":\"%s\",\"period_start\":\"%s\",\"period\":\"%s\",\"value\":%s,"
                        + "\"unit\":\"%s\",\"revision\":%s}",
                f[0], f[1], f[2], f[3], f[4], f[5], f[6]);
    }

    private static void await(Rig rig, int records) throws InterruptedException {
        CountDownLatch never = new CountDownLatch(1);
        while (rig.producer().history().size() < records) {
            never.await(5, TimeUnit.MILLISECONDS);
        }
    }
}
