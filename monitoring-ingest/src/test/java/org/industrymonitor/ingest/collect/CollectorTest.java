package org.industrymonitor.ingest.collect;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.errors.TimeoutException;
import org.industrymonitor.ingest.contract.Rig;
import org.industrymonitor.ingest.decode.BodyCharset;
import org.industrymonitor.ingest.decode.BodyFormat;
import org.industrymonitor.model.Reading;
import org.industrymonitor.model.Suspicion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class CollectorTest {

    private static final String HEADER = "subject,measure,period_start,period,value,unit\n";
    private static final String ROW = "E1,coke,2020-04-01T08:00,PT1H,1,t\n";

    @Test
    void readsNoFurtherThanKafkaIsBehind() throws Exception {
        Rig rig = new Rig(false);
        CountDownLatch read = new CountDownLatch(1);
        InputStream end = new InputStream() {
            @Override
            public int read() {
                read.countDown();
                return -1;
            }
        };
        InputStream body =
                new SequenceInputStream(new ByteArrayInputStream((HEADER + ROW.repeat(50_000)).getBytes(UTF_8)), end);

        CompletableFuture<CompletableFuture<Answer>> collected =
                CompletableFuture.supplyAsync(() -> rig.collector().collect(stream(body)));
        CountDownLatch never = new CountDownLatch(1);
        int before = -1;
        while (before != rig.producer().history().size()) {
            before = rig.producer().history().size();
            never.await(300, TimeUnit.MILLISECONDS);
        }

        // about 170 bytes each, of a mebibyte
        assertThat(before).isBetween(5_000, 8_000);
        assertThat(read.getCount()).isEqualTo(1);
        while (!collected.isDone() || !collected.join().isDone()) {
            if (!rig.producer().completeNext()) {
                never.await(1, TimeUnit.MILLISECONDS);
            }
        }
        assertThat(collected.join().join().accepted()).isEqualTo(50_000);
    }

    @Test
    void givesUpWhenKafkaAcknowledgesNothing() throws Exception {
        Rig rig = new Rig(false);

        CompletableFuture<Answer> answer = rig.collector()
                .collect(stream(new ByteArrayInputStream((HEADER + ROW.repeat(50_000)).getBytes(UTF_8))));
        boolean more = true;
        while (more) {
            more = rig.producer().completeNext();
        }

        assertThat(answer)
                .failsWithin(Duration.ofSeconds(10))
                .withThrowableOfType(ExecutionException.class)
                .withCauseInstanceOf(TimeoutException.class)
                .withMessageContaining("acknowledged nothing in 2000 ms");
    }

    @Test
    void marksTheReadingAndCountsTheRecordThatIsOdd() throws Exception {
        Rig rig = new Rig(true);
        String body = HEADER
                + "E1,coke,2020-04-01T08:00,PT1H,999999,t\n"
                + "E1,electricity,2020-04-01T08:00,PT1H,2,MWh\n"
                + "E2,output-value,2020-04-01T08:00,PT1H,5,元\n"
                + "E2,electricity,2020-04-01T08:00,PT1H,0,千瓦时\n";

        Answer answer = rig.collector()
                .collect(new Body(body.getBytes(UTF_8), BodyFormat.CSV, UTF_8, Rig.PROVINCE))
                .get();

        assertThat(answer.accepted()).isEqualTo(4);
        assertThat(answer.suspect()).isEqualTo(2);
        assertThat(answer.suspectByCode())
                .containsOnlyKeys(Suspicion.PLACEHOLDER, Suspicion.OUTPUT_WITHOUT_ENERGY)
                .containsEntry(Suspicion.PLACEHOLDER, 1L);
        assertThat(rig.readings())
                .extracting(Reading::suspicions)
                .containsExactly(Set.of(Suspicion.PLACEHOLDER), Set.of(Suspicion.OUTPUT_WITHOUT_ENERGY));
    }

    @Test
    void keepsNoBodyInMemoryForTheRefusalsOfItsAnswer() throws Exception {
        Rig rig = new Rig(true);

        Answer answer = rig.collector()
                .collect(stream(new ByteArrayInputStream((HEADER + "bad\n".repeat(20)).getBytes(UTF_8))))
                .get();

        assertThat(answer.refused()).isEqualTo(20);
        assertThat(answer.refusals())
                .hasSize(10)
                .allSatisfy(refusal -> assertThat(refusal.slice().bytes()).isEmpty());
        assertThat(rig.letters()).hasSize(20);
        assertThat(List.copyOf(rig.letters()).get(19).line()).isEqualTo(21);
    }

    private static BodyStream stream(InputStream body) {
        return new BodyStream(body, BodyFormat.CSV, BodyCharset.UNDECLARED, Rig.PROVINCE);
    }
}
