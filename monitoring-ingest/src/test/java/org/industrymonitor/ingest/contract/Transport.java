package org.industrymonitor.ingest.contract;

import java.nio.charset.Charset;
import org.industrymonitor.ingest.decode.BodyFormat;

/** A transport adapter, seen by who uses it. */
public interface Transport extends AutoCloseable {

    /** What its sender learns of a body. */
    enum Outcome {
        /** Kafka has all of it: readings, or dead letters of records that were refused. */
        TAKEN,
        /** It cannot be taken, and sending it again would not help. */
        TURNED_AWAY,
        /** It was not acknowledged, and is or will be sent again. */
        NOT_ACKNOWLEDGED
    }

    /** The format that its bodies come in. */
    BodyFormat format();

    /** Whether a sender says in which charset a body is; else the body itself must tell. */
    default boolean saysCharset() {
        return true;
    }

    /** Sends a body, and waits for what becomes of it. */
    Outcome send(String feed, Charset charset, byte[] body) throws Exception;

    @Override
    void close();
}
