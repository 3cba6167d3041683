package org.industrymonitor.ingest.http;

import io.javalin.http.Context;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.industrymonitor.ingest.collect.BodyFault;

/** Reads a request body, plain or gzip, up to a limit that holds after decompression. */
final class RequestBody {

    private RequestBody() {}

    /** Bytes announced by Content-Length; -1 where it is not given. */
    static long announced(Context context) {
        return context.req().getContentLengthLong();
    }

    static byte[] read(Context context, long limit) throws TurnedAway, IOException {
        if (announced(context) > limit) {
            throw tooLarge(limit);
        }
        String encoding = context.header("Content-Encoding");
        if (encoding == null || encoding.equalsIgnoreCase("identity")) {
            return read(context.bodyInputStream(), limit);
        }
        if (!encoding.equalsIgnoreCase("gzip")) {
            throw new TurnedAway(
                    BodyFault.UNSUPPORTED_TYPE, "Content-Encoding must be gzip or none, is '" + encoding + "'");
        }
        try (InputStream unzipped = new GZIPInputStream(context.bodyInputStream())) {
            return read(unzipped, limit);
        } catch (ZipException | EOFException e) {
            throw new TurnedAway(BodyFault.UNREADABLE, "body is not gzip: " + e.getMessage(), e);
        }
    }

    private static byte[] read(InputStream stream, long limit) throws TurnedAway, IOException {
        byte[] bytes = stream.readNBytes((int) Math.min(Integer.MAX_VALUE - 8, limit + 1));
        if (bytes.length > limit) {
            throw tooLarge(limit);
        }
        return bytes;
    }

    private static TurnedAway tooLarge(long limit) {
        return new TurnedAway(BodyFault.TOO_LARGE, "body must have at most " + limit + " bytes");
    }
}
