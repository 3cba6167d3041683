package org.industrymonitor.ingest.validate;

import org.industrymonitor.ingest.decode.Refusal;
import org.industrymonitor.model.Reading;

/** What becomes of a raw reading. */
public sealed interface Verdict {

    /** It is to be published. */
    record Accepted(Reading reading) implements Verdict {}

    /** It is valid and says that there is no figure. */
    record Missing() implements Verdict {
        static final Missing VERDICT = new Missing();
    }

    /** It is to be kept in the dead letters. */
    record Refused(Refusal refusal) implements Verdict {}
}
