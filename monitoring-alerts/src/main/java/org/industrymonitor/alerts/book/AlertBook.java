package org.industrymonitor.alerts.book;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.industrymonitor.alerts.book.Entry.Key;
import org.industrymonitor.model.Alert;
import org.industrymonitor.model.Remark;

/**
 * Every alert that stands, and of those that have ended the ones raised last. Written by one thread, read by many; a reader
 * sees each alert as it was at some moment.
 */
public final class AlertBook {

    private final int mostEnded;
    private final NavigableMap<Key, Entry> entries = new ConcurrentSkipListMap<>();
    private final Map<String, Key> keys = new ConcurrentHashMap<>();
    private final TreeSet<Key> ended = new TreeSet<>();
    /** Of alerts that are not known (yet, or any more), too: they may come back. */
    private final Map<String, Map<String, Remark>> remarks = new HashMap<>();

    private volatile Optional<Instant> forgottenUpTo = Optional.empty();
    private volatile long forgotten;

    /** @param mostEnded how many alerts that have ended are kept */
    public AlertBook(int mostEnded) {
        if (mostEnded < 1) {
            throw new IllegalArgumentException("mostEnded must be at least 1, is " + mostEnded);
        }
        this.mostEnded = mostEnded;
    }

    /** Takes an alert as it stands. */
    void stand(Alert alert) {
        put(known(alert).standing(alert));
    }

    /** Takes a transition. */
    void happen(Event event) {
        Alert after = event.alert();
        put(known(after).with(event, after));
    }

    /** Takes what an operator said, or has taken back. */
    void say(String key, Optional<Remark> remark) {
        String alert = Remark.alertOf(key);
        Map<String, Remark> said = remarks.computeIfAbsent(alert, absent -> new TreeMap<>());
        remark.ifPresentOrElse(now -> said.put(key, now), () -> said.remove(key));
        if (said.isEmpty()) {
            remarks.remove(alert);
        }
        find(alert).ifPresent(entry -> put(entry.with(said)));
    }

    /** What is known of an alert. */
    public Optional<Entry> find(String id) {
        return Optional.ofNullable(keys.get(id)).map(entries::get);
    }

    /** All that are known, those raised last first. */
    public Collection<Entry> all() {
        return entries.values();
    }

    /** Those that come after the alert of that time of raising and id, whether it is known or not. */
    public Collection<Entry> after(Instant raised, String id) {
        return entries.tailMap(new Key(raised, id), false).values();
    }

    /** Label of the latest period that raised an alert which is forgotten; empty while all are known there ever were. */
    public Optional<Instant> forgottenUpTo() {
        return forgottenUpTo;
    }

    /** How many are known. */
    public int size() {
        return entries.size();
    }

    /** How many have been forgotten since the start. */
    public long forgotten() {
        return forgotten;
    }

    private Entry known(Alert alert) {
        return find(alert.id())
                .orElseGet(() ->
                        new Entry(alert, false, java.util.List.of(), 0, remarks.getOrDefault(alert.id(), Map.of())));
    }

    private void put(Entry entry) {
        Key key = entry.key();
        Key before = keys.put(entry.alert().id(), key);
        if (before != null && !before.equals(key)) {
            entries.remove(before);
            ended.remove(before);
        }
        entries.put(key, entry);
        if (entry.isOpen()) {
            ended.remove(key);
            return;
        }
        ended.add(key);
        if (ended.size() > mostEnded) {
            forget(ended.pollLast());
        }
    }

    private void forget(Key oldest) {
        entries.remove(oldest);
        keys.remove(oldest.id());
        forgotten++;
        forgottenUpTo = Optional.of(
                forgottenUpTo.filter(known -> known.isAfter(oldest.raised())).orElse(oldest.raised()));
    }
}
