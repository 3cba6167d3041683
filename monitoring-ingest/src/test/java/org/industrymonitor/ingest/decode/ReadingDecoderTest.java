package org.industrymonitor.ingest.decode;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import org.industrymonitor.model.RefusalCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReadingDecoderTest {

    private static final String HEADER = "subject,measure,period_start,period,value,unit\n";
    private static final int MAX = 400;

    private final Recorder recorder = new Recorder();

    @Test
    void readsCsvRowsWithTheirLinesAndBytes() throws Exception {
        csv(HEADER + "E1,crude-steel,2020-04-01,P1D,812.4,t\n\n E2 , crude-steel ,2020-04-01,P1D,,t\r\n");

        assertThat(recorder.read)
                .extracting(
                        RawReading::line, RawReading::subject, r -> r.items().get(0))
                .containsExactly(
                        tuple(2L, "E1", new RawItem("crude-steel", "812.4", "t")),
                        tuple(4L, "E2", new RawItem("crude-steel", "", "t")));
        assertThat(raw(recorder.read.get(0).slice())).isEqualTo("E1,crude-steel,2020-04-01,P1D,812.4,t");
        assertThat(recorder.header).isEqualTo(HEADER.strip());
        assertThat(recorder.refused).isEmpty();
    }

    @Test
    void findsCsvColumnsInAnyOrderAfterAByteOrderMark() throws Exception {
        csv("\uFEFFunit,value,status,period,revision,period_start,measure,subject\r\n"
                + "t,1,estimated,P1D,7,2020-04-01,\"crude-steel\",\"E,1\"");

        RawReading reading = recorder.read.get(0);
        assertThat(reading.subject()).isEqualTo("E,1");
        assertThat(reading.status()).isEqualTo("estimated");
        assertThat(reading.revision()).isEqualTo("7");
        assertThat(reading.items()).containsExactly(new RawItem("crude-steel", "1", "t"));
    }

    @Test
    void readsCsvInTheCharsetItIsIn() throws Exception {
        Charset gb18030 = Charset.forName("GB18030");
        byte[] body = (HEADER + "安阳钢铁,粗钢,2020-04-01,P1D,1,吨\n").getBytes(gb18030);

        BodyFormat.CSV.decoder().decode(body, gb18030, MAX, recorder);

        assertThat(recorder.read.get(0).subject()).isEqualTo("安阳钢铁");
        assertThat(recorder.read.get(0).items()).containsExactly(new RawItem("粗钢", "1", "吨"));
    }

    @Test
    void refusesABrokenCsvRowAloneEvenWithAnOpenQuote() throws Exception {
        csv(HEADER
                + "E1,a,2020-04-01,P1D,1,t\n"
                + "E2,\"a,2020-04-01,P1D,1,t\n"
                + "E3,a,2020-04-01,P1D,1\n"
                + "E4,a,2020-04-01,P1D,1,t,9\n"
                + "E5," + "a".repeat(MAX) + "\n"
                + ",,,,,\n"
                + "E6,a,2020-04-01,P1D,1,t");

        assertThat(recorder.read).extracting(RawReading::subject).containsExactly("E1", "E6");
        assertThat(recorder.refused)
                .extracting(Refusal::line, Refusal::code, Refusal::message)
                .containsExactly(
                        tuple(3L, RefusalCode.SYNTAX, "quotes are not closed or not separated by commas"),
                        tuple(4L, RefusalCode.SYNTAX, "record must have 6 fields like the header, has 5"),
                        tuple(5L, RefusalCode.SYNTAX, "record must have 6 fields like the header, has 7"),
                        tuple(6L, RefusalCode.TOO_LARGE, "record must have at most 400 bytes, has 403"));
    }

    @Test
    void refusesACsvRowInAnotherCharsetThanDeclared() throws Exception {
        byte[] chinese = "E1,粗钢,2020-04-01,P1D,1,t\n".getBytes(Charset.forName("GB18030"));
        byte[] body = new byte[HEADER.length() + chinese.length];
        System.arraycopy(HEADER.getBytes(UTF_8), 0, body, 0, HEADER.length());
        System.arraycopy(chinese, 0, body, HEADER.length(), chinese.length);

        BodyFormat.CSV.decoder().decode(body, UTF_8, MAX, recorder);

        assertThat(recorder.refused)
                .extracting(Refusal::message)
                .containsExactly("record has bytes that are not UTF-8");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "'';body must start with a header line, is empty",
                "subject,measure,period_start,period,value;header must have the columns [subject, measure, period_start,"
                        + " period, value, unit], lacks unit",
                "subject,measure,period_start,period,value,unit,colour;header has the unknown column 'colour'; known are"
                        + " [subject, measure, period_start, period, value, unit] and, if needed, [revision, status]",
                "subject,subject;header must name each column once, has 'subject' twice"
            })
    void cannotReadCsvWithoutItsHeader(String header, String message) {
        assertThatThrownBy(() -> csv(header))
                .isInstanceOf(UnreadableBodyException.class)
                .hasMessageStartingWith(message.split(";")[0]);
    }

    @Test
    void readsAJsonObjectWithAListOfItems() throws Exception {
        json("{\"subject\":\"E1\",\"period_start\":\"2020-04-01T08:00:00+08:00\",\"period\":\"PT1H\",\"revision\":3,"
                + "\"items\":[{\"item\":\"crude-steel\",\"value\":812.40,\"unit\":\"t\"},"
                + "{\"item\":\"electricity\",\"value\":\"4.12e1\",\"unit\":\"MWh\"},"
                + "{\"item\":\"coke\",\"value\":null}]}");

        RawReading reading = recorder.read.get(0);
        assertThat(reading.revision()).isEqualTo("3");
        assertThat(reading.itemField()).isEqualTo("item");
        assertThat(reading.items())
                .containsExactly(
                        new RawItem("crude-steel", "812.40", "t"),
                        new RawItem("electricity", "4.12e1", "MWh"),
                        new RawItem("coke", "", ""));
    }

    @Test
    void keepsNumbersOfJsonAsTheyWereWritten() throws Exception {
        json("{\"subject\":\"E1\",\"measure\":\"a\",\"value\":0.1234567890123456789012345678901234}");

        assertThat(recorder.read.get(0).items().get(0).value()).isEqualTo("0.1234567890123456789012345678901234");
    }

    @Test
    void readsAJsonArrayAndRefusesItsBadElementsAlone() throws Exception {
        json("[{\"subject\":\"E1\"},\n {\"subject\":\"E2\",\"colour\":1},\n 7, {\"subject\":[1]},"
                + "{\"subject\":\"E3\",\"items\":[]},{\"subject\":\"E4\",\"items\":[{\"value\":true}]},"
                + "{\"subject\":\"E5\",\"items\":[{\"item\":\"a\"}],\"value\":1}, {\"subject\":\"E6\"}]");

        assertThat(recorder.read).extracting(RawReading::subject).containsExactly("E1", "E6");
        assertThat(recorder.refused)
                .extracting(Refusal::field, Refusal::code, r -> raw(r.slice()))
                .containsExactly(
                        tuple("colour", RefusalCode.UNKNOWN_FIELD, "{\"subject\":\"E2\",\"colour\":1}"),
                        tuple("", RefusalCode.SYNTAX, "7"),
                        tuple("subject", RefusalCode.SYNTAX, "{\"subject\":[1]}"),
                        tuple("items", RefusalCode.SYNTAX, "{\"subject\":\"E3\",\"items\":[]}"),
                        tuple(
                                "items[0].value",
                                RefusalCode.SYNTAX,
                                "{\"subject\":\"E4\",\"items\":[{\"value\":true}]}"),
                        tuple(
                                "items",
                                RefusalCode.UNKNOWN_FIELD,
                                "{\"subject\":\"E5\",\"items\":[{\"item\":\"a\"}],\"value\":1}"));
        assertThat(recorder.refused.get(0).line()).isEqualTo(2);
        assertThat(recorder.refused.get(0).subject()).isEqualTo("E2");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "``;body must be a JSON object or array, is empty",
                "7;body must be a JSON object or array, is 7",
                "[{\"subject\":\"E1\"},;body is not JSON: line 1, column",
                "{\"subject\":\"E1\",\"subject\":\"E2\"};body is not JSON: line 1, column",
                "{} {};body must end after the first JSON value",
                "[[[[[[[[[[]]]]]]]]]];body is not JSON: line"
            })
    void takesNothingOfAJsonBodyThatIsBroken(String body, String message) {
        assertThatThrownBy(() -> json(body))
                .isInstanceOf(UnreadableBodyException.class)
                .hasMessageStartingWith(message);
        assertThat(recorder.read).isEmpty();
    }

    @Test
    void readsEachLineOfNdjsonByItself() throws Exception {
        BodyFormat.NDJSON
                .decoder()
                .decode(
                        "{\"subject\":\"E1\"}\n{\"subject\":\n\n{\"subject\":\"钢\"} \n{}{}\n[{\"subject\":\"E3\"}]"
                                .getBytes(UTF_8),
                        UTF_8,
                        MAX,
                        recorder);

        assertThat(recorder.read).extracting(RawReading::subject).containsExactly("E1", "钢");
        assertThat(recorder.refused).extracting(Refusal::line).containsExactly(2L, 5L, 6L);
        assertThat(recorder.refused).extracting(Refusal::code).containsOnly(RefusalCode.SYNTAX);
    }

    private void csv(String body) throws UnreadableBodyException {
        BodyFormat.CSV.decoder().decode(body.getBytes(UTF_8), UTF_8, MAX, recorder);
    }

    private void json(String body) throws UnreadableBodyException {
        BodyFormat.JSON.decoder().decode(body.getBytes(UTF_8), UTF_8, MAX, recorder);
    }

    private static String raw(Slice slice) {
        return new String(slice.copy(MAX), UTF_8);
    }

    private static final class Recorder implements RecordHandler {
        private final List<RawReading> read = new ArrayList<>();
        private final List<Refusal> refused = new ArrayList<>();
        private String header = "";

        @Override
        public void header(String line) {
            header = line;
        }

        @Override
        public void read(RawReading reading) {
            read.add(reading);
        }

        @Override
        public void refuse(Refusal refusal) {
            refused.add(refusal);
        }
    }
}
