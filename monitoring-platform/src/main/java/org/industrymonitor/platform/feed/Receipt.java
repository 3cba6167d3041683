package org.industrymonitor.platform.feed;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;

/**
 * The answer of ingest to one body of readings: received = accepted + missing + refused.
 *
 * @param refusedByCode how many were refused for each reason
 * @param refusals each refused record, or the first of them
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record Receipt(
        long received,
        long accepted,
        long missing,
        long refused,
        @JsonProperty("refused_by_code") Map<String, Long> refusedByCode,
        List<Refusal> refusals) {

    public Receipt {
        refusedByCode = refusedByCode == null ? Map.of() : Map.copyOf(refusedByCode);
        refusals = refusals == null ? List.of() : List.copyOf(refusals);
    }
}
