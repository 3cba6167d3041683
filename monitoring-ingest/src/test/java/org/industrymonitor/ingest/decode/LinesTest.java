package org.industrymonitor.ingest.decode;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LinesTest {

    private static final int LONGEST = 300;

    @Test
    void findsTheSameLinesHoweverTheyComeAndWhereverTheBufferEnds() throws Exception {
        Random random = new Random(7);
        for (int round = 0; round < 40; round++) {
            StringBuilder body = new StringBuilder();
            List<String> expected = new ArrayList<>();
            for (int line = 0; line < 1_500; line++) {
                String text = "x".repeat(random.nextInt(60) == 0 ? random.nextInt(200_000 / 10) : random.nextInt(90));
                body.append(text).append(new String[] {"\n", "\r\n", "\r"}[random.nextInt(3)]);
                if (!text.isEmpty()) {
                    expected.add(text.length() + ":" + text.substring(0, Math.min(text.length(), LONGEST)));
                }
            }

            assertThat(lines(new Trickle(body.toString(), random))).isEqualTo(expected);
        }
    }

    @Test
    void numbersLinesFromOneAndCountsEmptyOnes() throws Exception {
        Lines lines =
                new Lines(new ByteArrayInputStream("\uFEFFa\r\n\r\nb\n\nc".getBytes(UTF_8)), BodyCharset.UNDECLARED, 9);
        List<String> found = new ArrayList<>();
        while (lines.advance()) {
            found.add(lines.number() + lines.text());
        }
        assertThat(found).containsExactly("1a", "2", "3b", "4", "5c");
    }

    private static List<String> lines(InputStream stream) throws IOException {
        Lines lines = new Lines(stream, BodyCharset.of(UTF_8), LONGEST);
        List<String> found = new ArrayList<>();
        while (lines.advance()) {
            if (lines.length() > 0) {
                found.add(lines.length() + ":" + lines.text());
            }
        }
        return found;
    }

    /** Gives a few bytes at a time. */
    private static final class Trickle extends FilterInputStream {
        private final Random random;

        Trickle(String body, Random random) {
            super(new ByteArrayInputStream(body.getBytes(UTF_8)));
            this.random = random;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            return super.read(buffer, offset, Math.min(length, 1 + random.nextInt(5_000)));
        }
    }
}
