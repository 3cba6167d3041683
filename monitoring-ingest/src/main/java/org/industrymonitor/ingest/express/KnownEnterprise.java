package org.industrymonitor.ingest.express;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.List;
import org.industrymonitor.ingest.auth.Pass;
import org.industrymonitor.ingest.auth.Scope;
import org.industrymonitor.ingest.suspect.Suspector;
import org.industrymonitor.ingest.validate.PlainHead;
import org.industrymonitor.ingest.validate.PlainItem;
import org.industrymonitor.ingest.validate.PlainRules;
import org.industrymonitor.model.EnterpriseEntry;
import org.industrymonitor.model.EnterpriseVersion;
import org.industrymonitor.model.PeriodGrid;
import org.industrymonitor.model.PeriodLength;

/** What the rules ask of an enterprise, as it was at some version of the registry. */
final class KnownEnterprise {

    private final String id;
    private final byte[] utf8;
    private final long hash;
    private final long series;
    private final long registryVersion;
    private final PeriodGrid grid;
    private final Facts[] facts;
    /** Whoever last was found to speak for it; what one thread writes another may see late, and finds out anew. */
    private Scope coveredBy;
    /** Likewise. */
    private KnownEnterprise next;

    /** What holds from a day until before another, with the bound of one item. */
    private record Facts(long from, long to, PeriodLength length, String bounded, double most) {}

    KnownEnterprise(EnterpriseEntry entry, long hash, long registryVersion, PeriodGrid grid, PlainRules rules) {
        this.id = entry.id();
        this.utf8 = id.getBytes(UTF_8);
        this.hash = hash;
        this.series = Suspector.hash(id);
        this.registryVersion = registryVersion;
        this.grid = grid;
        this.facts =
                entry.versions().stream().map(version -> facts(version, rules)).toArray(Facts[]::new);
    }

    private static Facts facts(EnterpriseVersion version, PlainRules rules) {
        List<String> items = version.items();
        String first = items.isEmpty() ? "" : items.get(0);
        return new Facts(
                version.validFrom().map(day -> day.toEpochDay()).orElse(Long.MIN_VALUE),
                version.validTo().map(day -> day.toEpochDay()).orElse(Long.MAX_VALUE),
                version.period(),
                first,
                rules.most(version, first));
    }

    String id() {
        return id;
    }

    /** Not to be changed. */
    byte[] utf8() {
        return utf8;
    }

    boolean isOf(long version) {
        return registryVersion == version;
    }

    boolean has(long itsHash) {
        return hash == itsHash;
    }

    boolean is(byte[] bytes, int from, int to) {
        return Arrays.equals(utf8, 0, utf8.length, bytes, from, to);
    }

    /** The one that was named after it last; null where none was. */
    KnownEnterprise next() {
        return next;
    }

    void next(KnownEnterprise followed) {
        next = followed;
    }

    /** What its series are found by. */
    long series() {
        return series;
    }

    /** The periods in its zone. */
    PeriodGrid grid() {
        return grid;
    }

    boolean isCoveredBy(Pass pass) {
        if (coveredBy != pass.scope()) {
            if (!pass.covers(id)) {
                return false;
            }
            coveredBy = pass.scope();
        }
        return true;
    }

    /** Whether it is registered on the day of the period, with periods of its length. */
    boolean reports(PlainHead head) {
        Facts now = on(head.epochDay());
        return now != null && now.length == head.length();
    }

    /** Whether its capacity allows for the quantity. */
    boolean makes(PlainItem item, long quantity, PlainHead head) {
        Facts now = on(head.epochDay());
        return quantity <= now.most || !now.bounded.equals(item.code());
    }

    private Facts on(long epochDay) {
        for (Facts now : facts) {
            if (epochDay >= now.from && epochDay < now.to) {
                return now;
            }
        }
        return null;
    }
}
