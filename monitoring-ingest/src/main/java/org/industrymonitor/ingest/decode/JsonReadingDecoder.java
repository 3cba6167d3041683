package org.industrymonitor.ingest.decode;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.industrymonitor.model.RefusalCode;

/** One JSON object, or an array of them; a body that is not JSON to its end is unreadable as a whole. */
final class JsonReadingDecoder implements ReadingDecoder {

    @Override
    public void decode(byte[] body, Charset charset, int maxRecordBytes, RecordHandler handler)
            throws UnreadableBodyException {
        byte[] utf8 = charset.equals(StandardCharsets.UTF_8)
                ? body
                : new String(body, charset).getBytes(StandardCharsets.UTF_8);
        for (Element element : elements(utf8)) {
            if (element.slice.length() > maxRecordBytes) {
                handler.refuse(new Refusal(
                        element.line,
                        element.slice,
                        "",
                        "",
                        RefusalCode.TOO_LARGE,
                        "record must have at most " + maxRecordBytes + " bytes, has " + element.slice.length()));
            } else {
                JsonRecordReader.read(element.node, element.line, element.slice, handler);
            }
        }
    }

    private static List<Element> elements(byte[] body) throws UnreadableBodyException {
        List<Element> elements = new ArrayList<>();
        try (JsonParser parser = JsonRecordReader.MAPPER.createParser(body)) {
            JsonToken first = parser.nextToken();
            if (first == JsonToken.START_ARRAY) {
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    elements.add(element(parser, body));
                }
            } else if (first == JsonToken.START_OBJECT) {
                elements.add(element(parser, body));
            } else {
                throw new UnreadableBodyException(
                        "body must be a JSON object or array, is " + (first == null ? "empty" : parser.getText()));
            }
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
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return elements;
    }

    private static Element element(JsonParser parser, byte[] body) throws IOException {
        long line = parser.currentTokenLocation().getLineNr();
        int start = (int) parser.currentTokenLocation().getByteOffset();
        JsonNode node = parser.readValueAsTree();
        int end = (int) parser.currentLocation().getByteOffset();
        return new Element(node, line, new Slice(body, Math.max(0, start), Math.min(body.length, end)));
    }

    private record Element(JsonNode node, long line, Slice slice) {}
}
