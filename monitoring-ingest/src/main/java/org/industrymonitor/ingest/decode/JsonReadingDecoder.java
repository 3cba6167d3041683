package org.industrymonitor.ingest.decode;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * One JSON object, or an array of them; a body that is not JSON to its end is unreadable as a whole.  So the body is kept
 * in memory and read twice, once to its end, then record by record.
 */
final class JsonReadingDecoder implements ReadingDecoder {

    private final JsonRecordReader records = new JsonRecordReader();

    @Override
    public void decode(InputStream body, BodyCharset charset, int maxRecordBytes, RecordHandler handler)
            throws UnreadableBodyException, IOException {
        byte[] utf8 = utf8(body.readAllBytes(), charset.declared().orElse(StandardCharsets.UTF_8));
        try {
            check(utf8);
        } catch (UnreadableBodyException e) {
            throw e.startingWith(Arrays.copyOf(utf8, Math.min(utf8.length, maxRecordBytes)));
        }
        try (JsonParser parser = JsonRecordReader.STRICT.createParser(utf8)) {
            boolean array = parser.nextToken() == JsonToken.START_ARRAY;
            while (!array || parser.nextToken() != JsonToken.END_ARRAY) {
                element(parser, utf8, maxRecordBytes, handler);
                if (!array) {
                    return;
                }
            }
        }
    }

    private static byte[] utf8(byte[] body, Charset charset) {
        return charset.equals(StandardCharsets.UTF_8)
                ? body
                : new String(body, charset).getBytes(StandardCharsets.UTF_8);
    }

    private static void check(byte[] body) throws UnreadableBodyException, IOException {
        try (JsonParser parser = JsonRecordReader.STRICT.createParser(body)) {
            JsonToken first = parser.nextToken();
            if (first != JsonToken.START_ARRAY && first != JsonToken.START_OBJECT) {
                throw new UnreadableBodyException(
                        "body must be a JSON object or array, is " + (first == null ? "empty" : parser.getText()));
            }
            JsonPart.pass(parser);
            if (parser.nextToken() != null) {
                throw new UnreadableBodyException(
                        "body must end after the first JSON value; for several, send an array or application/x-ndjson");
            }
        } catch (JsonProcessingException e) {
            JsonLocation at = e.getLocation() == null ? JsonLocation.NA : e.getLocation();
            throw new UnreadableBodyException(
                    "body is not JSON: line " + Math.max(0, at.getLineNr()) + ", column "
                            + Math.max(0, at.getColumnNr()) + ": " + e.getOriginalMessage(),
                    e);
        } catch (NumberFormatException e) {
            throw new UnreadableBodyException("body has a number that is none: its exponent does not fit", e);
        } catch (IOException e) {
            throw new UnreadableBodyException("body is not JSON: " + e.getMessage(), e);
        }
    }

    private void element(JsonParser parser, byte[] body, int maxRecordBytes, RecordHandler handler) throws IOException {
        long line = parser.currentTokenLocation().getLineNr();
        int start = (int) Math.max(0, parser.currentTokenLocation().getByteOffset());
        JsonPart record = records.read(parser);
        int end = (int) Math.min(body.length, parser.currentLocation().getByteOffset());
        Slice slice = new Slice(body, start, end);
        if (slice.length() > maxRecordBytes) {
            handler.refuse(Refusal.tooLarge(line, slice, maxRecordBytes, slice.length()));
        } else {
            JsonRecordReader.handOver(record, line, slice, handler);
        }
    }
}
