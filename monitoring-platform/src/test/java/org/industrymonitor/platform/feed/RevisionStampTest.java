package org.industrymonitor.platform.feed;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RevisionStampTest {

    @Test
    void addsAColumnWhereThereIsNone() {
        RevisionStamp stamp = RevisionStamp.csv("subject,value", 42);

        assertThat(stamp.header()).isEqualTo("subject,value,revision");
        assertThat(stamp.record("a,1")).isEqualTo("a,1,42");
        assertThat(stamp.record("")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a,,1       | a,42,1",
                "a,0,1      | a,42,1",
                "a,7,1      | a,7,1",
                "'\"a,b\",,1' | '\"a,b\",42,1'",
                "a,1        | a,1",
                "'\"a,,1'   | '\"a,,1'"
            })
    void fillsAColumnThatIsThereAndLeavesWhatIsNumberedOrUnreadable(String record, String stamped) {
        RevisionStamp stamp = RevisionStamp.csv("subject, revision ,value", 42);

        assertThat(stamp.header()).isEqualTo("subject, revision ,value");
        assertThat(stamp.record(record)).isEqualTo(stamped);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{\"a\":1}                 | {\"revision\":42,\"a\":1}",
                "{ }                       | {\"revision\":42 }",
                "{\"revision\":7,\"a\":1}    | {\"revision\":7,\"a\":1}",
                "{\"revision\":null,\"a\":1} | {\"revision\":42,\"a\":1}",
                "{\"revision\":\"\",\"a\":1}   | {\"revision\":42,\"a\":1}",
                "{\"a\":\"revision\"}        | {\"a\":\"revision\",\"revision\":42}",
                "[1]                       | [1]",
                "nonsense                  | nonsense"
            })
    void numbersJsonObjectsThatAreNot(String record, String stamped) {
        assertThat(RevisionStamp.json(42).record(record)).isEqualTo(stamped);
    }

    @Test
    void changesNothingThatItHasStamped() {
        RevisionStamp stamp = RevisionStamp.csv("subject,value", 42);
        RevisionStamp again = RevisionStamp.csv(stamp.header(), 99);

        assertThat(again.header()).isEqualTo(stamp.header());
        assertThat(again.record(stamp.record("a,1"))).isEqualTo("a,1,42");
        assertThat(RevisionStamp.json(99).record(RevisionStamp.json(42).record("{\"a\":1}")))
                .isEqualTo("{\"revision\":42,\"a\":1}");
    }
}
