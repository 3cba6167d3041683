package org.industrymonitor.streams.account;

import java.util.Map;
import java.util.TreeMap;
import org.industrymonitor.runtime.store.ByteReader;
import org.industrymonitor.runtime.store.ByteWriter;
import org.industrymonitor.runtime.store.Encoding;
import org.industrymonitor.streams.pane.PaneDelta;
import org.industrymonitor.streams.pane.SeriesName;
import org.industrymonitor.streams.pane.SeriesNames;

/** The sums of one node over one stretch. */
public final class AccountState {

    static final int SUM = 0;
    static final int REPORTED = 1;
    static final int WEIGHT = 2;
    static final int NOW = 3;
    static final int THEN = 4;
    static final int OFFICIAL = 5;
    static final int OFFICIALS = 6;
    private static final int AMOUNTS = 7;
    private static final int FORMAT = 1;

    private final TreeMap<SeriesName, long[]> series = new TreeMap<>();

    /** By child: now and then of each series. */
    private final TreeMap<String, TreeMap<SeriesName, long[]>> children = new TreeMap<>();

    /** The encoding of a task, which has names to share. */
    public static Encoding<AccountState> encoding() {
        SeriesNames names = new SeriesNames();
        return new Encoding<>() {
            @Override
            public byte[] encode(AccountState account) {
                return account.toBytes();
            }

            @Override
            public AccountState decode(byte[] bytes) {
                return fromBytes(new ByteReader(bytes), names);
            }
        };
    }

    Map<SeriesName, long[]> series() {
        return series;
    }

    Map<String, TreeMap<SeriesName, long[]>> children() {
        return children;
    }

    /** One amount of a series; 0 when there is none. */
    long amount(SeriesName name, int which) {
        long[] amounts = series.get(name);
        return amounts == null ? 0 : amounts[which];
    }

    /**
     * Adds what changes in a pane of the stretch.
     *
     * @throws ArithmeticException when a sum does not fit a long
     */
    void add(PaneDelta delta) {
        for (int i = 0; i < delta.size(); i++) {
            long[] amounts = series.computeIfAbsent(delta.series(i), name -> new long[AMOUNTS]);
            amounts[SUM] = Math.addExact(amounts[SUM], delta.amount(i, PaneDelta.SUM));
            amounts[REPORTED] += delta.amount(i, PaneDelta.REPORTED);
            amounts[WEIGHT] = Math.addExact(amounts[WEIGHT], delta.amount(i, PaneDelta.WEIGHT));
            amounts[NOW] = Math.addExact(amounts[NOW], delta.amount(i, PaneDelta.NOW));
            amounts[THEN] = Math.addExact(amounts[THEN], delta.amount(i, PaneDelta.THEN));
        }
    }

    /** Adds what changes in an official figure. */
    void addOfficial(PaneDelta delta) {
        for (int i = 0; i < delta.size(); i++) {
            long[] amounts = series.computeIfAbsent(delta.series(i), name -> new long[AMOUNTS]);
            amounts[OFFICIAL] = Math.addExact(amounts[OFFICIAL], delta.amount(i, PaneDelta.SUM));
            amounts[OFFICIALS] += delta.amount(i, PaneDelta.REPORTED);
        }
    }

    /** Adds what changes in the comparable sums of a child. */
    void addChild(String child, PaneDelta delta) {
        TreeMap<SeriesName, long[]> ofChild = children.computeIfAbsent(child, c -> new TreeMap<>());
        for (int i = 0; i < delta.size(); i++) {
            long[] amounts = ofChild.computeIfAbsent(delta.series(i), name -> new long[2]);
            amounts[0] = Math.addExact(amounts[0], delta.amount(i, PaneDelta.NOW));
            amounts[1] = Math.addExact(amounts[1], delta.amount(i, PaneDelta.THEN));
        }
    }

    /** Adds another account of the same node. */
    void add(AccountState other) {
        other.series.forEach((name, more) -> add(series.computeIfAbsent(name, n -> new long[AMOUNTS]), more));
        other.children.forEach((child, ofChild) -> ofChild.forEach((name, more) -> add(
                children.computeIfAbsent(child, c -> new TreeMap<>()).computeIfAbsent(name, n -> new long[2]), more)));
    }

    private static void add(long[] amounts, long[] more) {
        for (int i = 0; i < amounts.length; i++) {
            amounts[i] = Math.addExact(amounts[i], more[i]);
        }
    }

    private byte[] toBytes() {
        ByteWriter out = new ByteWriter(256).octet(FORMAT);
        write(out, series);
        out.unsigned(children.size());
        children.forEach((child, ofChild) -> write(out.text(child), ofChild));
        return out.toBytes();
    }

    private static void write(ByteWriter out, Map<SeriesName, long[]> amounts) {
        out.unsigned(amounts.size());
        amounts.forEach((name, each) -> {
            out.block(name.utf8());
            for (long amount : each) {
                out.signed(amount);
            }
        });
    }

    private static AccountState fromBytes(ByteReader in, SeriesNames names) {
        in.version(FORMAT);
        AccountState account = new AccountState();
        read(in, names, account.series, AMOUNTS);
        int count = in.count();
        for (int i = 0; i < count; i++) {
            read(in, names, account.children.computeIfAbsent(in.text(), c -> new TreeMap<>()), 2);
        }
        return account;
    }

    private static void read(ByteReader in, SeriesNames names, Map<SeriesName, long[]> into, int amounts) {
        int count = in.count();
        for (int i = 0; i < count; i++) {
            SeriesName name = names.read(in);
            long[] each = new long[amounts];
            for (int a = 0; a < amounts; a++) {
                each[a] = in.signed();
            }
            into.put(name, each);
        }
    }
}
