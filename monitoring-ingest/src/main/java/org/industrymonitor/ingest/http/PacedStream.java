package org.industrymonitor.ingest.http;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.TimeoutException;
import org.industrymonitor.ingest.collect.BodyFault;
import org.industrymonitor.ingest.collect.CutBodyException;

/** Lets go of a sender who keeps a thread waiting; the time that Kafka makes us wait is not his. */
final class PacedStream extends FilterInputStream {

    private final Pace pace;
    private long bytes;
    private long waited;

    PacedStream(InputStream stream, Pace pace) {
        super(stream);
        this.pace = pace;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        long start = System.nanoTime();
        int read;
        try {
            read = super.read(buffer, offset, length);
        } catch (IOException e) {
            throw e.getCause() instanceof TimeoutException ? tooSlow(e) : e;
        }
        waited += System.nanoTime() - start;
        bytes += Math.max(0, read);
        if (read >= 0 && pace.isMissedBy(bytes, waited)) {
            throw tooSlow(null);
        }
        return read;
    }

    private CutBodyException tooSlow(IOException cause) {
        return new CutBodyException(
                BodyFault.TOO_SLOW, "body must come with at least " + pace.bytesPerSecond() + " bytes a second", cause);
    }
}
