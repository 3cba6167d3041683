package org.industrymonitor.platform.deadletters;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.industrymonitor.model.DeadLetter;
import org.industrymonitor.model.Reading;
import org.industrymonitor.model.RefusalCode;
import org.industrymonitor.model.wire.Codecs;
import org.industrymonitor.model.wire.Undecodable;
import org.industrymonitor.platform.feed.FeedRecord;
import org.industrymonitor.platform.feed.ReadingsBatch;
import org.industrymonitor.platform.feed.ReadingsFile;
import org.industrymonitor.platform.feed.RevisionStamp;

/**
 * What is to be sent again for some letters, each record once.
 *
 * <p>A record that named no revision is given the one that it would have had, the time at which it was received: so a figure
 * that came since stands, and sending it twice says the same thing twice. A letter about what was sent again and refused again
 * is recognised by that, and is not sent beside the first.
 */
public final class Redrive {
    private static final String CSV = "text/csv";
    private static final Set<String> JSON = Set.of("application/json", "application/x-ndjson");
    private static final String PROTOBUF = "application/x-protobuf";

    /**
     * Where a record goes: bodies of one feed under one header.
     *
     * @param header of CSV; empty for JSON
     */
    public record Stack(String feed, String header) {}

    private final int recordMaxBytes;
    private final Map<Stack, Map<String, LetterId>> records = new LinkedHashMap<>();
    private final Map<Reading, LetterId> readings = new LinkedHashMap<>();
    private final Map<String, Long> skipped = new TreeMap<>();
    private long letters;

    /** @param recordMaxBytes of which ingest keeps no more of a record or body */
    public Redrive(int recordMaxBytes) {
        this.recordMaxBytes = recordMaxBytes;
    }

    /** Takes a letter. */
    public void add(StoredLetter stored) {
        letters++;
        DeadLetter letter = stored.letter();
        String type = letter.contentType().replaceFirst("\\s*;.*", "");
        if (type.equals(PROTOBUF)) {
            addReading(stored);
        } else if (letter.code().equals(RefusalCode.TOO_LARGE.word()) || letter.raw().length >= recordMaxBytes) {
            skip("is kept in part only: ask the feed for it");
        } else if (type.equals(CSV)) {
            addCsv(stored);
        } else if (JSON.contains(type) && letter.line() > 0) {
            // Between values a line break is as good as a blank, and within strings there is none
            String record = LetterText.of(letter.raw()).replace('\n', ' ').replace('\r', ' ');
            addRecord(
                    stored.id(), new Stack(letter.feed(), ""), stamp("", letter).record(record));
        } else {
            skip("has no record that could be told: show it, mend it and push it");
        }
    }

    private void addCsv(StoredLetter stored) {
        DeadLetter letter = stored.letter();
        if (letter.line() > 0 && !letter.header().isBlank()) {
            RevisionStamp stamp = stamp(letter.header(), letter);
            addRecord(stored.id(), new Stack(letter.feed(), stamp.header()), stamp.record(LetterText.of(letter.raw())));
            return;
        }
        for (ReadingsBatch body : wholeBody(letter).stream().toList()) {
            RevisionStamp stamp = stamp(body.header(), letter);
            for (FeedRecord record : body.records()) {
                addRecord(stored.id(), new Stack(letter.feed(), stamp.header()), stamp.record(record.text()));
            }
        }
    }

    private Optional<ReadingsBatch> wholeBody(DeadLetter letter) {
        byte[] text = LetterText.of(letter.raw()).getBytes(StandardCharsets.UTF_8);
        try (ReadingsFile body = new ReadingsFile(new ByteArrayInputStream(text), StandardCharsets.UTF_8)) {
            Optional<ReadingsBatch> all =
                    body.next(Integer.MAX_VALUE).filter(batch -> !batch.header().isBlank());
            if (all.isEmpty()) {
                skip("has no record that could be told: show it, mend it and push it");
            }
            return all;
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private void addReading(StoredLetter stored) {
        try {
            Reading reading = Codecs.READING.decode(stored.letter().raw());
            readings.putIfAbsent(reading.numbered(stored.letter().received().toEpochMilli()), stored.id());
        } catch (Undecodable foreign) {
            skip("is no message of the readings topic");
        }
    }

    private void addRecord(LetterId id, Stack stack, String record) {
        if (!record.isBlank()) {
            records.computeIfAbsent(stack, s -> new LinkedHashMap<>()).putIfAbsent(record, id);
        }
    }

    private static RevisionStamp stamp(String header, DeadLetter letter) {
        long revision = Math.max(1, letter.received().toEpochMilli());
        return header.isBlank() ? RevisionStamp.json(revision) : RevisionStamp.csv(header, revision);
    }

    private void skip(String why) {
        skipped.merge(why, 1L, Long::sum);
    }

    /** How many letters it was given. */
    public long letters() {
        return letters;
    }

    /** How many letters will not be sent, by reason. */
    public Map<String, Long> skipped() {
        return Map.copyOf(skipped);
    }

    /** How many different records and readings there are to send. */
    public long size() {
        return readings.size() + records.values().stream().mapToLong(Map::size).sum();
    }

    /** Readings of direct producers, numbered, for the topic that they were on. */
    public Map<Reading, LetterId> readings() {
        return Collections.unmodifiableMap(readings);
    }

    /** Bodies for ingest, of at most so many records. */
    public List<RedriveBody> bodies(int most) {
        List<RedriveBody> bodies = new ArrayList<>();
        records.forEach((stack, all) -> {
            List<Map.Entry<String, LetterId>> entries = new ArrayList<>(all.entrySet());
            for (int from = 0; from < entries.size(); from += most) {
                bodies.add(new RedriveBody(stack, entries.subList(from, Math.min(entries.size(), from + most))));
            }
        });
        return bodies;
    }
}
