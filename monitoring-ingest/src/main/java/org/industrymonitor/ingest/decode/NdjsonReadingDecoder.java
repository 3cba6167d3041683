package org.industrymonitor.ingest.decode;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.io.InputStream;
import org.industrymonitor.model.RefusalCode;

/** One JSON object on each line. */
final class NdjsonReadingDecoder implements ReadingDecoder {

    private final JsonRecordReader records = new JsonRecordReader();

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

    private void decode(Lines lines, RecordHandler handler) {
        JsonPart record;
        try (JsonParser parser = parser(lines)) {
            parser.nextToken();
            record = records.read(parser);
            if (parser.nextToken() != null) {
                refuse(handler, lines, RefusalCode.SYNTAX, "record is not JSON: another value follows the first");
                return;
            }
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
        JsonRecordReader.handOver(record, lines.number(), lines.slice(), handler);
    }

    private static JsonParser parser(Lines lines) throws IOException {
        Slice line = lines.slice();
        return lines.charset().equals(UTF_8)
                ? JsonRecordReader.FACTORY.createParser(line.bytes(), line.start(), line.length())
                : JsonRecordReader.FACTORY.createParser(lines.text());
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
