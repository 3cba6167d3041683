package org.industrymonitor.streams.account;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.industrymonitor.model.StretchKind;
import org.industrymonitor.runtime.store.ByteReader;
import org.industrymonitor.runtime.store.ByteWriter;
import org.industrymonitor.runtime.store.Held;

/**
 * What is known of the accounts of a node without looking for them: from which to which stretch of each kind there are any, since an
 * account says what the stretches a year before and after it are, of which most have none; and where those are that changed last.
 */
public final class Kept {

    private static final StretchKind[] KINDS = {StretchKind.HOUR, StretchKind.DAY, StretchKind.MONTH};

    private final long[] first = new long[KINDS.length];
    private final long[] last = new long[KINDS.length];

    /** Of each kind the one that changed last: the next change mostly is in it, too. */
    private final List<Held<AccountKey, AccountState>> changed =
            new ArrayList<>(Collections.nCopies(KINDS.length, null));

    /** Of a node that has none yet. */
    public Kept() {
        Arrays.fill(first, Long.MAX_VALUE);
        Arrays.fill(last, Long.MIN_VALUE);
    }

    /** Of a node of which nobody has taken note: there may be any. */
    public static Kept unknown() {
        Kept kept = new Kept();
        Arrays.fill(kept.first, Long.MIN_VALUE);
        Arrays.fill(kept.last, Long.MAX_VALUE);
        return kept;
    }

    void note(StretchKind kind, long index) {
        int place = place(kind);
        first[place] = Math.min(first[place], index);
        last[place] = Math.max(last[place], index);
    }

    boolean mayHold(StretchKind kind, long index) {
        int place = place(kind);
        return first[place] <= index && index <= last[place];
    }

    /** The account that changed last, if it is that one and is live; else null. */
    Held<AccountKey, AccountState> changedLast(StretchKind kind, long index) {
        Held<AccountKey, AccountState> held = changed.get(place(kind));
        return held != null && held.isLive() && held.key().index() == index ? held.touch() : null;
    }

    void noteChanged(Held<AccountKey, AccountState> account) {
        changed.set(place(account.key().kind()), account);
    }

    private static int place(StretchKind kind) {
        return switch (kind) {
            case HOUR -> 0;
            case DAY -> 1;
            case MONTH -> 2;
            default -> throw new IllegalArgumentException("no account is kept of a " + kind);
        };
    }

    public void write(ByteWriter out) {
        for (int i = 0; i < KINDS.length; i++) {
            out.signed(first[i]).signed(last[i]);
        }
    }

    public static Kept read(ByteReader in) {
        Kept kept = new Kept();
        for (int i = 0; i < KINDS.length; i++) {
            kept.first[i] = in.signed();
            kept.last[i] = in.signed();
        }
        return kept;
    }
}
