package org.industrymonitor.ingest.express;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.time.ZoneId;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.industrymonitor.ingest.validate.PlainRules;
import org.industrymonitor.ingest.validate.Registry;
import org.industrymonitor.model.EnterpriseEntry;
import org.industrymonitor.model.PeriodGrid;

/**
 * The enterprises that were asked for last, found by the bytes of their ids.  Each lies in one of a few places; where none is
 * free another is forgotten, and found again in the registry.
 */
public final class KnownEnterprises {

    private static final int PLACES = 1 << 18;
    private static final int WAYS = 8;
    private static final long FACTOR = 0x9E3779B97F4A7C15L;
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private final PlainRules rules;
    private final Registry registry;
    private final AtomicReferenceArray<KnownEnterprise> places = new AtomicReferenceArray<>(PLACES);
    /** One for each zone, so that what was found out of a period holds for all enterprises of a zone. */
    private final Map<ZoneId, PeriodGrid> grids = new ConcurrentHashMap<>();

    public KnownEnterprises(PlainRules rules) {
        this.rules = rules;
        this.registry = rules.registry();
    }

    PlainRules rules() {
        return rules;
    }

    /**
     * The enterprise of that id in ASCII, as it is now; null if it is not registered.
     *
     * @param before the one asked for before; null if there is none. Feeds name theirs in the same order again and again
     */
    KnownEnterprise find(byte[] bytes, int from, int to, KnownEnterprise before) {
        long version = registry.version();
        if (before == null) {
            return find(bytes, from, to, version);
        }
        KnownEnterprise next = before.next();
        if (next == null || !next.isOf(version) || !next.is(bytes, from, to)) {
            next = find(bytes, from, to, version);
            before.next(next);
        }
        return next;
    }

    private KnownEnterprise find(byte[] bytes, int from, int to, long version) {
        long hash = hash(bytes, from, to);
        int home = (int) (hash >>> 32) & PLACES - 1;
        int free = home;
        for (int i = 0; i < WAYS; i++) {
            int place = home + i & PLACES - 1;
            KnownEnterprise known = places.get(place);
            if (known == null) {
                free = place;
                break;
            }
            if (known.has(hash) && known.is(bytes, from, to)) {
                if (known.isOf(version)) {
                    return known;
                }
                free = place;
                break;
            }
        }
        KnownEnterprise found = registered(new String(bytes, from, to - from, US_ASCII), hash, version);
        if (found != null) {
            places.set(free, found);
        }
        return found;
    }

    private KnownEnterprise registered(String id, long hash, long version) {
        EnterpriseEntry entry = registry.enterprise(id).orElse(null);
        if (entry == null) {
            return null;
        }
        PeriodGrid grid = registry.grid(entry.latest().region());
        return new KnownEnterprise(entry, hash, version, grids.computeIfAbsent(grid.zone(), zone -> grid), rules);
    }

    private static long hash(byte[] bytes, int from, int to) {
        long hash = to - from;
        int at = from;
        for (; at + Long.BYTES <= to; at += Long.BYTES) {
            hash = mix(hash ^ (long) LONGS.get(bytes, at));
        }
        long rest = 0;
        for (; at < to; at++) {
            rest = rest << 8 | bytes[at] & 0xFF;
        }
        return mix(hash ^ rest);
    }

    private static long mix(long hash) {
        long mixed = hash * FACTOR;
        return mixed ^ mixed >>> 29;
    }
}
