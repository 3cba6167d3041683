package org.industrymonitor.ingest.http;

import io.javalin.http.Context;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.concurrent.Semaphore;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;
import org.eclipse.jetty.io.EndPoint;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a sender still has to say when the answer is known already.  It is heard for a while: a connection that ends
 * while he speaks would take the answer with it.  If he is not done then, the answer says that the connection ends.
 */
final class Leftover {

    private static final Logger log = LoggerFactory.getLogger(Leftover.class);
    /** Twice the largest body that is taken by default: with less, whoever sends a little too much may not hear why. */
    private static final int LONGEST_BYTES = 32 << 20;

    private static final long LONGEST_NANOS = 5_000_000_000L;
    private static final long LONGEST_PAUSE_MILLIS = 1_000;
    /** Threads that may wait for such senders; whoever comes then is not heard. */
    private static final int LISTENERS = 4;

    private final Semaphore listeners = new Semaphore(LISTENERS);

    /** Called when nobody reads the body any more, before the answer is written. */
    void hear(Context context) throws IOException {
        // who asks before he sends, and was not told to, does not send
        boolean unasked = context.header("Expect") != null && !RequestBody.isOpen(context);
        if (unasked || !isHeard(context.req())) {
            context.header("Connection", "close");
        }
    }

    private boolean isHeard(HttpServletRequest request) throws IOException {
        ServletInputStream body = request.getInputStream();
        if (body.isFinished()) {
            return true;
        }
        if (!listeners.tryAcquire()) {
            return false;
        }
        EndPoint sender = ServletContextRequest.getServletContextRequest(request)
                .getConnectionMetaData()
                .getConnection()
                .getEndPoint();
        long patience = sender.getIdleTimeout();
        sender.setIdleTimeout(LONGEST_PAUSE_MILLIS);
        try {
            byte[] scratch = new byte[16 << 10];
            long start = System.nanoTime();
            int read = 0;
            for (long all = 0;
                    read >= 0 && all < LONGEST_BYTES && System.nanoTime() - start < LONGEST_NANOS;
                    all += read) {
                read = body.read(scratch);
            }
            return read < 0;
        } catch (IOException e) {
            log.debug("The rest of a body does not come: {}", e.toString());
            return false;
        } finally {
            sender.setIdleTimeout(patience);
            listeners.release();
        }
    }
}
