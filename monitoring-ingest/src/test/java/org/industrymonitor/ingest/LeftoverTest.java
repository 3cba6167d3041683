package org.industrymonitor.ingest;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A sender whose request is turned away before he said all of it gets to the answer. */
class LeftoverTest {

    /** More than the edge takes, less than it hears out. */
    private static final int SIZE = 2_000_000;

    private RunningEdge edge;
    private Socket socket;

    @BeforeEach
    void start() throws Exception {
        edge = RunningEdge.start();
        socket = new Socket(InetAddress.getLoopbackAddress(), edge.port());
        socket.setSoTimeout(30_000);
    }

    @AfterEach
    void stop() throws Exception {
        socket.close();
        edge.close();
    }

    @Test
    void carriesAnotherRequestAfterOneThatWasTooLarge() throws Exception {
        BufferedReader answers = new BufferedReader(new InputStreamReader(socket.getInputStream(), US_ASCII));

        sendTooLarge("", SIZE);
        List<String> first = answer(answers);
        sendTooLarge("", SIZE);
        List<String> second = answer(answers);

        assertThat(first.get(0)).startsWith("HTTP/1.1 413");
        assertThat(first).noneMatch(line -> line.equalsIgnoreCase("Connection: close"));
        assertThat(second.get(0)).startsWith("HTTP/1.1 413");
    }

    @Test
    void hearsOutWhoSendsHalfAsMuchAgainAsTheLargestBodyByDefault() throws Exception {
        BufferedReader answers = new BufferedReader(new InputStreamReader(socket.getInputStream(), US_ASCII));

        sendTooLarge("", 24 << 20);
        List<String> answer = answer(answers);

        assertThat(answer.get(0)).startsWith("HTTP/1.1 413");
        assertThat(answer).noneMatch(line -> line.equalsIgnoreCase("Connection: close"));
    }

    @Test
    void asksNobodyToSendWhatIsTooLarge() throws Exception {
        BufferedReader answers = new BufferedReader(new InputStreamReader(socket.getInputStream(), US_ASCII));
        socket.getOutputStream().write(head("Expect: 100-continue\r\n", SIZE));

        List<String> answer = answer(answers);

        assertThat(answer.get(0)).startsWith("HTTP/1.1 413");
        assertThat(answer).contains("Connection: close");
    }

    @Test
    void waitsForNobodyWhoSaysNoMore() throws Exception {
        BufferedReader answers = new BufferedReader(new InputStreamReader(socket.getInputStream(), US_ASCII));
        socket.setSoTimeout(15_000); // half of what a silent connection is otherwise borne for
        socket.getOutputStream().write(head("", SIZE));

        List<String> answer = answer(answers);

        assertThat(answer.get(0)).startsWith("HTTP/1.1 413");
        assertThat(answer).contains("Connection: close");
    }

    private void sendTooLarge(String header, int size) throws IOException {
        OutputStream wire = socket.getOutputStream();
        wire.write(head(header, size));
        wire.flush();
        wire.write(new byte[size]);
        wire.flush();
    }

    private static byte[] head(String header, int size) {
        return ("POST /v1/readings HTTP/1.1\r\nHost: localhost\r\nContent-Type: text/csv\r\n" + header
                        + "Content-Length: " + size + "\r\n\r\n")
                .getBytes(US_ASCII);
    }

    /** Head of an answer; its body is passed over. */
    private static List<String> answer(BufferedReader wire) throws IOException {
        List<String> head = new ArrayList<>();
        int length = 0;
        for (String line = wire.readLine(); line != null && !line.isEmpty(); line = wire.readLine()) {
            head.add(line);
            if (line.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
                length = Integer.parseInt(line.substring(line.indexOf(':') + 1).strip());
            }
        }
        for (int read = 0; read < length; read++) {
            assertThat(wire.read()).isNotNegative();
        }
        return head;
    }
}
