package org.industrymonitor.ingest.http;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.industrymonitor.ingest.collect.BodyFault;
import org.industrymonitor.ingest.collect.CutBodyException;

/** Ends a body at its limit, and says what is wrong where it breaks off before its end. */
final class BoundedStream extends FilterInputStream {

    private final long limit;
    private long left;

    BoundedStream(InputStream stream, long limit) {
        super(stream);
        this.limit = limit;
        this.left = limit;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int read;
        try {
            read = super.read(buffer, offset, (int) Math.min(length, left + 1));
        } catch (CutBodyException e) {
            throw e;
        } catch (IOException e) {
            throw new CutBodyException(BodyFault.UNREADABLE, "body breaks off: " + e.getMessage(), e);
        }
        left -= Math.max(0, read);
        if (left < 0) {
            throw new CutBodyException(BodyFault.TOO_LARGE, "body must have at most " + limit + " bytes");
        }
        return read;
    }
}
