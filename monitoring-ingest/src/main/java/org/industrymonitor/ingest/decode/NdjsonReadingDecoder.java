package org.industrymonitor.ingest.decode;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import java.io.IOException;
import java.io.InputStream;
import org.industrymonitor.model.RefusalCode;

/** One JSON object on each line. */
final class NdjsonReadingDecoder implements ReadingDecoder {

    private static final ObjectReader WHOLE_LINE =
            JsonRecordReader.MAPPER.reader().with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    @Override
    public void decode(InputStream body, BodyCharset charset, int maxRecordBytes, RecordHandler handler)
            throws IOException {
        Lines lines = new Lines(body, BodyCharset.of(charset.declared().orElse(UTF_8)), maxRecordBytes);
        while (lines.advance()) {
            if (lines.length() > maxRecordBytes) {
                handler.refuse(Refusal.tooLarge(lines.number(), lines.slice(), maxRecordBytes, lines.length()));
            } else if (!isBlank(lines.slice())) {
                decode(lines, handler);
            }
        }
    }

    private static void decode(Lines lines, RecordHandler handler) {
        Slice line = lines.slice();
        JsonNode node;
        try {
            node = lines.charset().equals(UTF_8)
                    ? WHOLE_LINE.readTree(line.bytes(), line.start(), line.length())
                    : WHOLE_LINE.readTree(lines.text());
        } catch (JsonProcessingException e) {
            refuse(handler, lines, RefusalCode.SYNTAX, "record is not JSON: " + e.getOriginalMessage());
            return;
        } catch (NumberFormatException e) {
            refuse(handler, lines, RefusalCode.NOT_A_NUMBER, "record has a number whose exponent does not fit");
            return;
        } catch (IOException e) {
            refuse(handler, lines, RefusalCode.SYNTAX, "record is not JSON: " + e.getMessage());
            return;
        }
        JsonRecordReader.read(node, lines.number(), line, handler);
    }

    private static void refuse(RecordHandler handler, Lines lines, RefusalCode code, String message) {
        handler.refuse(new Refusal(lines.number(), lines.slice(), "", "", code, message));
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
