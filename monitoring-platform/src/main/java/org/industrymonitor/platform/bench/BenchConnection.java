package org.industrymonitor.platform.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.industrymonitor.platform.feed.Receipt;

/**
 * A connection to ingest that takes next to nothing of the machine which it shares with what is measured: one socket, on
 * which each body waits for the answer to the one before.
 */
final class BenchConnection implements AutoCloseable {
    private static final String LENGTH = "content-length:";
    private static final String OK = "HTTP/1.1 200 ";
    private static final int LONGEST_HEAD = 8 << 10;
    private static final ObjectReader RECEIPT = new ObjectMapper().readerFor(Receipt.class);

    private final Socket socket;
    private final OutputStream out;
    private final InputStream in;
    private final String head;

    /** @param address of ingest, such as {@code http://127.0.0.1:8080} */
    BenchConnection(URI address) throws IOException {
        socket = new Socket(address.getHost(), address.getPort());
        socket.setTcpNoDelay(true);
        out = new BufferedOutputStream(socket.getOutputStream());
        in = new BufferedInputStream(socket.getInputStream());
        head = "POST /v1/readings HTTP/1.1\r\nHost: " + address.getAuthority()
                + "\r\nX-Feed: bench\r\nContent-Type: application/x-ndjson\r\nContent-Length: ";
    }

    /**
     * Sends a body of NDJSON; returns how many of its readings were accepted.
     *
     * @throws IOException if the answer is not 200, or has no length
     */
    long accepted(byte[] body) throws IOException {
        out.write((head + body.length + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
        out.write(body);
        out.flush();
        String status = line();
        int length = -1;
        for (String line = line(); !line.isEmpty(); line = line()) {
            if (line.toLowerCase(Locale.ROOT).startsWith(LENGTH)) {
                length = Integer.parseInt(line.substring(LENGTH.length()).strip());
            }
        }
        if (length < 0) {
            throw new IOException("answer has no length: " + status);
        }
        byte[] answer = in.readNBytes(length);
        if (!status.startsWith(OK)) {
            throw new IOException(status + ": " + new String(answer, StandardCharsets.UTF_8));
        }
        return RECEIPT.<Receipt>readValue(answer).accepted();
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0 || line.length() > LONGEST_HEAD) {
                throw new IOException("answer breaks off, or has no end");
            }
            if (next != '\r') {
                line.append((char) next);
            }
        }
        return line.toString();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
