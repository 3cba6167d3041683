package org.industrymonitor.streams.account;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.industrymonitor.model.PeriodGrid;
import org.industrymonitor.model.PeriodLength;
import org.industrymonitor.model.StretchKind;
import org.industrymonitor.runtime.store.ByteReader;
import org.industrymonitor.runtime.store.ByteWriter;
import org.industrymonitor.runtime.store.Encoding;
import org.industrymonitor.runtime.store.Held;
import org.industrymonitor.runtime.store.WriteBehindStore;
import org.industrymonitor.streams.account.Stretches.Numbered;
import org.industrymonitor.streams.pane.PaneDelta;

/** Keeps the accounts of nodes: adds what changes, and knows which accounts then say something else. */
public final class AccountBook {

    private static final StretchKind[] KEPT = {StretchKind.HOUR, StretchKind.DAY, StretchKind.MONTH};

    private final WriteBehindStore<AccountKey, AccountState> accounts;

    public AccountBook(WriteBehindStore<AccountKey, AccountState> accounts) {
        this.accounts = accounts;
    }

    /** Accounts of one node that are to be published. */
    public static final class Changed {

        public static final Encoding<Changed> ENCODING = new Encoding<>() {
            @Override
            public byte[] encode(Changed changed) {
                ByteWriter out = new ByteWriter(64).unsigned(changed.stretches.size());
                changed.stretches.forEach(
                        stretch -> out.octet(stretch.kind().ordinal()).signed(stretch.index()));
                return out.toBytes();
            }

            @Override
            public Changed decode(byte[] bytes) {
                ByteReader in = new ByteReader(bytes);
                Changed changed = new Changed();
                int count = in.count();
                for (int i = 0; i < count; i++) {
                    changed.stretches.add(new Numbered(StretchKind.values()[in.octet()], in.signed()));
                }
                return changed;
            }
        };

        private final Set<Numbered> stretches = new LinkedHashSet<>();

        public boolean isEmpty() {
            return stretches.isEmpty();
        }

        public int size() {
            return stretches.size();
        }
    }

    /**
     * Adds what changes in a pane.
     *
     * @param children what of it is comparable in the children of the owner
     * @throws ArithmeticException when a sum does not fit a long
     */
    public void add(
            Owner owner,
            PeriodGrid grid,
            PeriodLength length,
            long index,
            PaneDelta delta,
            Map<String, PaneDelta> children,
            Changed changed) {
        Stretches stretches = new Stretches(grid);
        for (StretchKind kind : KEPT) {
            if (Stretches.holds(kind, length)) {
                Held<AccountKey, AccountState> held = hold(owner, kind, stretches.index(kind, length, index));
                AccountState account = held.orNull() == null ? new AccountState() : held.orNull();
                account.add(delta);
                if (kind == StretchKind.MONTH) {
                    children.forEach(account::addChild);
                }
                held.set(account);
                changed.stretches.add(new Numbered(kind, held.key().index()));
            }
        }
    }

    /** Adds what changes in an official figure of an hour, a day or a month; of other lengths there are no accounts. */
    public void addOfficial(Owner owner, PeriodLength length, long index, PaneDelta delta, Changed changed) {
        for (StretchKind kind : KEPT) {
            if (Stretches.length(kind) == length) {
                Held<AccountKey, AccountState> held = hold(owner, kind, index);
                AccountState account = held.orNull() == null ? new AccountState() : held.orNull();
                account.addOfficial(delta);
                held.set(account);
                changed.stretches.add(new Numbered(kind, index));
            }
        }
    }

    private Held<AccountKey, AccountState> hold(Owner owner, StretchKind kind, long index) {
        Held<AccountKey, AccountState> held = owner.kept().changedLast(kind, index);
        if (held == null) {
            AccountKey key = new AccountKey(owner.id(), kind, index);
            held = owner.kept().mayHold(kind, index) ? accounts.hold(key) : accounts.holdNew(key);
            owner.kept().note(kind, index);
            owner.kept().noteChanged(held);
        }
        return held;
    }

    /** The windows of a node have moved on: stretches that were under way then may be over. */
    public void movedOn(PeriodGrid grid, long asOfBefore, Changed changed) {
        Stretches stretches = new Stretches(grid);
        for (StretchKind kind : KEPT) {
            changed.stretches.add(stretches.at(kind, asOfBefore - 1));
        }
    }

    /** What is expected changes from a period on: every account from then on says so. */
    public void expectedFrom(String node, PeriodGrid grid, PeriodLength length, long index, Changed changed) {
        Stretches stretches = new Stretches(grid);
        for (StretchKind kind : KEPT) {
            if (Stretches.holds(kind, length)) {
                boolean isSinceEver = index < -(1L << 40);
                long from = isSinceEver ? Long.MIN_VALUE : stretches.index(kind, length, index);
                boolean isPartOfYear = kind == StretchKind.MONTH && !isSinceEver;
                markKept(node, kind, isPartOfYear ? Stretches.yearOf(from) : from, Long.MAX_VALUE, changed);
            }
        }
    }

    /** The time to wait is over for what ended in between: accounts that are kept are complete then. */
    public void completed(String node, PeriodGrid grid, long fromEpochSecond, long toEpochSecond, Changed changed) {
        for (StretchKind kind : KEPT) {
            long from = grid.index(Stretches.length(kind), fromEpochSecond);
            long to = grid.index(Stretches.length(kind), toEpochSecond);
            if (kind == StretchKind.MONTH) {
                // Of a month without an account there may be longer stretches that end with it.
                for (long month = from; month < to; month++) {
                    changed.stretches.add(new Numbered(kind, month));
                }
            } else if (from < to) {
                markKept(node, kind, from, to - 1, changed);
            }
        }
    }

    /** Every account that is kept of those stretches, the last one included. */
    private void markKept(String node, StretchKind kind, long from, long last, Changed changed) {
        accounts.range(
                new AccountKey(node, kind, from),
                new AccountKey(node, kind, last),
                (key, account) -> changed.stretches.add(new Numbered(kind, key.index())));
    }

    /** Every account that now says something else: those that changed, the longer ones, and those of the year after. */
    List<Numbered> affected(Owner owner, PeriodGrid grid, Changed changed) {
        Stretches stretches = new Stretches(grid);
        Set<Numbered> affected = new LinkedHashSet<>();
        for (Numbered stretch : changed.stretches) {
            affected.add(stretch);
            if (stretch.kind() == StretchKind.MONTH) {
                affected.addAll(Stretches.withMonth(stretch.index()));
            }
        }
        for (Numbered stretch : List.copyOf(affected)) {
            affected.addAll(stretches.yearLater(stretch));
        }
        affected.removeIf(stretch -> !isKept(owner, stretch));
        return List.copyOf(affected);
    }

    private boolean isKept(Owner owner, Numbered stretch) {
        if (!Stretches.isOfMonths(stretch.kind())) {
            return find(owner, stretch.kind(), stretch.index()).isPresent();
        }
        long first = Stretches.firstMonth(stretch);
        for (long month = first; month < first + Stretches.months(stretch.kind()); month++) {
            if (find(owner, StretchKind.MONTH, month).isPresent()) {
                return true;
            }
        }
        return false;
    }

    /** The sums of a stretch; those of none when there is no account. */
    AccountState state(Owner owner, Numbered stretch) {
        if (!Stretches.isOfMonths(stretch.kind())) {
            return find(owner, stretch.kind(), stretch.index()).orElseGet(AccountState::new);
        }
        AccountState sum = new AccountState();
        long first = Stretches.firstMonth(stretch);
        for (long month = first; month < first + Stretches.months(stretch.kind()); month++) {
            find(owner, StretchKind.MONTH, month).ifPresent(sum::add);
        }
        return sum;
    }

    private Optional<AccountState> find(Owner owner, StretchKind kind, long index) {
        return owner.kept().mayHold(kind, index)
                ? accounts.get(new AccountKey(owner.id(), kind, index))
                : Optional.empty();
    }

    public void trim() {
        accounts.trim();
    }
}
