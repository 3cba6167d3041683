package org.industrymonitor.ingest.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.concurrent.ExecutionException;
import java.util.zip.GZIPInputStream;
import org.industrymonitor.ingest.Outcomes;
import org.industrymonitor.ingest.decode.BodyFormat;
import org.industrymonitor.ingest.sheet.FaultyProfileException;
import org.industrymonitor.ingest.sheet.ProfileFile;
import org.industrymonitor.model.csv.ContractFiles;

/**
 * Every decoder on whatever bytes come.  In a build each target is run on the inputs that are kept for it; {@code .ci/fuzz}
 * searches for new ones, led by coverage, and starts from the hostile corpus.  An input must come to an outcome; anything
 * that escapes is a finding, whose input is then kept.
 */
class DecodersFuzz {

    private static final int LARGEST = 64 << 10;

    @FuzzTest
    void csv(byte[] body) throws Exception {
        Outcomes.ofBody(BodyFormat.CSV, body);
    }

    /** Also the payloads of MQTT. */
    @FuzzTest
    void json(byte[] body) throws Exception {
        Outcomes.ofBody(BodyFormat.JSON, body);
    }

    @FuzzTest
    void ndjson(byte[] body) throws Exception {
        Outcomes.ofBody(BodyFormat.NDJSON, body);
    }

    /** After lines that have a form; the short way must come to the same as the long one. */
    @FuzzTest
    void forms(byte[] lines) throws Exception {
        Outcomes.ofBothWays(lines);
    }

    @FuzzTest
    void xlsx(byte[] file) throws Exception {
        Outcomes.ofWorkbook(file);
    }

    /** What comes out of gzip, as far as it comes out. */
    @FuzzTest
    void gzip(byte[] body) throws InterruptedException, ExecutionException {
        byte[] unpacked;
        try (GZIPInputStream stream = new GZIPInputStream(new ByteArrayInputStream(body))) {
            unpacked = stream.readNBytes(LARGEST);
        } catch (IOException e) {
            return;
        }
        Outcomes.ofBody(BodyFormat.CSV, unpacked);
    }

    /** The first byte says which of the files it is. */
    @FuzzTest
    void files(byte[] bytes) {
        if (bytes.length > 0) {
            StringReader text = new StringReader(new String(bytes, 1, bytes.length - 1, StandardCharsets.UTF_8));
            switch (bytes[0] & 3) {
                case 0 -> ContractFiles.registry(text);
                case 1 -> ContractFiles.calendar(text, ZoneOffset.UTC);
                case 2 -> ContractFiles.items(text);
                default -> ContractFiles.regions(text);
            }
        }
    }

    /** Also a return in CSV by the profile of a bureau. */
    @FuzzTest
    void returns(byte[] file) throws Exception {
        Outcomes.ofReturn(file);
        try {
            ProfileFile.read(new StringReader(new String(file, StandardCharsets.UTF_8)));
        } catch (FaultyProfileException e) {
            if (e.getMessage().isBlank()) {
                throw new AssertionError("must say why", e);
            }
        }
    }
}
