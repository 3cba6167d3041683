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

    /** Now and then. */
    private static final int AMOUNTS_OF_CHILD = 2;

    private final Amounts series;

    /** By child. */
    private final TreeMap<String, Amounts> children = new TreeMap<>();

    AccountState() {
        this(new Amounts(AMOUNTS));
    }

    private AccountState(Amounts series) {
        this.series = series;
    }

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

    Amounts series() {
        return series;
    }

    /** By child: now and then of each series. */
    Map<String, Amounts> children() {
        return children;
    }

    /** One amount of a series; 0 when there is none. */
    long amount(SeriesName name, int which) {
        return series.amount(name, which);
    }

    /**
     * Adds what changes in a pane of the stretch.
     *
     * @throws ArithmeticException when a sum does not fit a long
     */
    void add(PaneDelta delta) {
        for (int i = 0; i < delta.size(); i++) {
            int row = series.row(delta.series(i));
            series.add(row, SUM, delta.amount(i, PaneDelta.SUM));
            series.add(row, REPORTED, delta.amount(i, PaneDelta.REPORTED));
            series.add(row, WEIGHT, delta.amount(i, PaneDelta.WEIGHT));
            series.add(row, NOW, delta.amount(i, PaneDelta.NOW));
            series.add(row, THEN, delta.amount(i, PaneDelta.THEN));
        }
    }

    /** Adds what changes in an official figure. */
    void addOfficial(PaneDelta delta) {
        for (int i = 0; i < delta.size(); i++) {
            int row = series.row(delta.series(i));
            series.add(row, OFFICIAL, delta.amount(i, PaneDelta.SUM));
            series.add(row, OFFICIALS, delta.amount(i, PaneDelta.REPORTED));
        }
    }

    /** Adds what changes in the comparable sums of a child. */
    void addChild(String child, PaneDelta delta) {
        Amounts ofChild = child(child);
        for (int i = 0; i < delta.size(); i++) {
            int row = ofChild.row(delta.series(i));
            ofChild.add(row, 0, delta.amount(i, PaneDelta.NOW));
            ofChild.add(row, 1, delta.amount(i, PaneDelta.THEN));
        }
    }

    private Amounts child(String child) {
        return children.computeIfAbsent(child, absent -> new Amounts(AMOUNTS_OF_CHILD));
    }

    /** Adds another account of the same node. */
    void add(AccountState other) {
        series.add(other.series);
        other.children.forEach((child, more) -> child(child).add(more));
    }

    private byte[] toBytes() {
        ByteWriter out = new ByteWriter(256).octet(FORMAT);
        series.write(out);
        out.unsigned(children.size());
        children.forEach((child, ofChild) -> ofChild.write(out.text(child)));
        return out.toBytes();
    }

    private static AccountState fromBytes(ByteReader in, SeriesNames names) {
        in.version(FORMAT);
        AccountState account = new AccountState(Amounts.read(in, names, AMOUNTS));
        int count = in.count();
        for (int i = 0; i < count; i++) {
            account.children.put(in.text(), Amounts.read(in, names, AMOUNTS_OF_CHILD));
        }
        return account;
    }
}
