package org.industrymonitor.ingest.decode;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.industrymonitor.model.RefusalCode;

/** One JSON object on each line. */
final class NdjsonReadingDecoder implements ReadingDecoder {

    private static final ObjectReader WHOLE_LINE =
            JsonRecordReader.MAPPER.reader().with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    @Override
    public void decode(byte[] body, Charset charset, int maxRecordBytes, RecordHandler handler) {
        Lines lines = new Lines(body);
        while (lines.hasNext()) {
            Slice line = lines.next();
            if (line.length() > maxRecordBytes) {
                refuse(
                        handler,
                        lines,
                        line,
                        RefusalCode.TOO_LARGE,
                        "record must have at most " + maxRecordBytes + " bytes, has " + line.length());
            } else if (!isBlank(line)) {
                decode(line, lines, charset, handler);
            }
        }
    }

    private static void decode(Slice line, Lines lines, Charset charset, RecordHandler handler) {
        JsonNode node;
        try {
            node = charset.equals(StandardCharsets.UTF_8)
                    ? WHOLE_LINE.readTree(line.bytes(), line.start(), line.length())
                    : WHOLE_LINE.readTree(new String(line.bytes(), line.start(), line.length(), charset));
        } catch (JsonProcessingException e) {
            refuse(handler, lines, line, RefusalCode.SYNTAX, "record is not JSON: " + e.getOriginalMessage());
            return;
        } catch (IOException e) {
            refuse(handler, lines, line, RefusalCode.SYNTAX, "record is not JSON: " + e.getMessage());
            return;
        }
        JsonRecordReader.read(node, lines.number(), line, handler);
    }

    private static void refuse(RecordHandler handler, Lines lines, Slice line, RefusalCode code, String message) {
        handler.refuse(new Refusal(lines.number(), line, "", "", code, message));
    }

    private static boolean isBlank(Slice line) {
        for (int i = line.start(); i < line.end(); i++) {
            if (line.bytes()[i] != ' ' && line.bytes()[i] != '\t') {
                return false;
            }
        }
        return true;
    }
}
