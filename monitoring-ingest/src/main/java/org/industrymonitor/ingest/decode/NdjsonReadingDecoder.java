package org.industrymonitor.ingest.decode;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.industrymonitor.model.RefusalCode;

/** One JSON object on each line. */
final class NdjsonReadingDecoder implements ReadingDecoder {

    private final JsonRecordReader records = new JsonRecordReader();
    private final LineForms forms = new LineForms();

    @Override
    public void decode(InputStream body, BodyCharset charset, int maxRecordBytes, RecordHandler handler)
            throws IOException {
        Lines lines = new Lines(body, BodyCharset.of(charset.declared().orElse(UTF_8)), maxRecordBytes);
        while (true) {
            LineForm form = forms.next(lines);
            if (form != null && handler.takes(form)) {
                continue;
            }
            if (form == null && !lines.advance()) {
                return;
            }
            if (lines.length() > maxRecordBytes) {
                handler.refuse(Refusal.tooLarge(lines.number(), lines.slice(), maxRecordBytes, lines.length()));
            } else if (!isBlank(lines.slice())) {
                decode(lines, handler, form == null);
            }
        }
    }

    private void decode(Lines lines, RecordHandler handler, boolean isNew) {
        Optional<JsonPart> record;
        try {
            record = records.readWhole(factory -> open(factory, lines));
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
        if (record.isPresent()) {
            RawReading read = JsonRecordReader.handOver(record.get(), lines.number(), lines.slice(), handler);
            // a body of one line has no use for its form
            if (read != null && isNew && lines.number() > 1 && lines.charset().equals(UTF_8)) {
                forms.learn(lines.slice(), read, JsonFormFinder::find);
            }
        } else {
            refuse(handler, lines, RefusalCode.SYNTAX, "record is not JSON: another value follows the first");
        }
    }

    private static JsonParser open(JsonFactory factory, Lines lines) throws IOException {
        Slice line = lines.slice();
        return lines.charset().equals(UTF_8)
                ? factory.createParser(line.bytes(), line.start(), line.length())
                : factory.createParser(lines.text());
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
