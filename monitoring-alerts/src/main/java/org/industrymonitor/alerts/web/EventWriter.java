package org.industrymonitor.alerts.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.OutputStream;
import org.industrymonitor.alerts.book.Position;

/** Writes server-sent events (the HTML standard, section 9.2). */
final class EventWriter {

    private final OutputStream out;

    EventWriter(OutputStream out) {
        this.out = out;
    }

    /** An event with the position behind it. */
    void event(String name, Position id, ObjectNode data) throws IOException {
        write("event: " + name + "\nid: " + id + "\ndata: " + data + "\n\n");
    }

    /** That the server is there; whoever asks again asks from this position. */
    void heartbeat(Position id) throws IOException {
        write(": heartbeat\nid: " + id + "\n\n");
        flush();
    }

    void flush() throws IOException {
        out.flush();
    }

    private void write(String text) throws IOException {
        out.write(text.getBytes(UTF_8));
    }
}
