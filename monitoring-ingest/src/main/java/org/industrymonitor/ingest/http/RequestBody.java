package org.industrymonitor.ingest.http;

import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import org.industrymonitor.ingest.collect.BodyFault;
import org.industrymonitor.ingest.collect.CutBodyException;

/** The body of a request, plain or gzip, up to a limit that holds after decompression. */
final class RequestBody {

    private static final String OPEN = RequestBody.class.getName();

    private RequestBody() {}

    /** Whether the sender was asked for the body. */
    static boolean isOpen(Context context) {
        return context.attribute(OPEN) != null;
    }

    /** Bytes announced by Content-Length; -1 where it is not given, or says the size of something compressed. */
    static long announced(Context context) {
        return encoding(context).equalsIgnoreCase("identity") ? context.req().getContentLengthLong() : -1;
    }

    /** The body as it comes; whoever reads it meets a {@link CutBodyException} where it cannot go on. */
    static InputStream open(Context context, long limit, Pace pace) throws TurnedAway, IOException {
        long announced = context.req().getContentLengthLong();
        if (announced > limit) {
            throw new TurnedAway(BodyFault.TOO_LARGE, "body must have at most " + limit + " bytes, has " + announced);
        }
        context.attribute(OPEN, true);
        InputStream wire = new PacedStream(context.bodyInputStream(), pace);
        String encoding = encoding(context);
        if (encoding.equalsIgnoreCase("identity")) {
            return new BoundedStream(wire, limit);
        }
        if (!encoding.equalsIgnoreCase("gzip")) {
            throw new TurnedAway(
                    BodyFault.UNSUPPORTED_TYPE, "Content-Encoding must be gzip or none, is '" + encoding + "'");
        }
        try {
            return new BoundedStream(new GZIPInputStream(wire, 8 << 10), limit);
        } catch (CutBodyException e) {
            throw new TurnedAway(e.fault(), e.getMessage(), e);
        } catch (IOException e) {
            throw new TurnedAway(BodyFault.UNREADABLE, "body is not gzip: " + e.getMessage(), e);
        }
    }

    /** What was opened, as a whole. */
    static byte[] read(InputStream body) throws TurnedAway, IOException {
        try (body) {
            return body.readAllBytes();
        } catch (CutBodyException e) {
            throw new TurnedAway(e.fault(), e.getMessage(), e);
        }
    }

    private static String encoding(Context context) {
        String encoding = context.header("Content-Encoding");
        return encoding == null ? "identity" : encoding.strip();
    }
}
