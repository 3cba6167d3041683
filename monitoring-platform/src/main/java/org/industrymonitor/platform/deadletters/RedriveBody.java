package org.industrymonitor.platform.deadletters;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Records that are sent again as one body.
 *
 * @param records each with the letter that it is from
 */
public record RedriveBody(Redrive.Stack stack, List<Map.Entry<String, LetterId>> records) {

    public RedriveBody {
        records = List.copyOf(records);
    }

    public String contentType() {
        return stack.header().isEmpty() ? "application/x-ndjson" : "text/csv";
    }

    public byte[] bytes() {
        StringBuilder body = new StringBuilder();
        if (!stack.header().isEmpty()) {
            body.append(stack.header()).append('\n');
        }
        records.forEach(record -> body.append(record.getKey()).append('\n'));
        return body.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** The letter that a line of the body, from 1, is from. */
    public Optional<LetterId> letter(long line) {
        long index = line - (stack.header().isEmpty() ? 1 : 2);
        return index < 0 || index >= records.size()
                ? Optional.empty()
                : Optional.of(records.get((int) index).getValue());
    }
}
