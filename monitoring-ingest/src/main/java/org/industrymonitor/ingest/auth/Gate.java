package org.industrymonitor.ingest.auth;

import io.javalin.http.Context;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.industrymonitor.ingest.validate.Registry;
import org.industrymonitor.runtime.access.Credentials;

/** Lets bodies in: asks who may speak, for whom, and how much. */
public final class Gate {

    private static final Feed ANONYMOUS = new Feed("anonymous", List.of(), Scope.ALL, true, Rate.ANY);

    private final Supplier<Feeds> feeds;
    private final Registry registry;
    private final LongSupplier nanos;
    private final Map<String, Allowance> allowances = new ConcurrentHashMap<>();

    /**
     * @param feeds those known now
     * @param nanos a clock that only goes on, such as {@link System#nanoTime}
     */
    public Gate(Supplier<Feeds> feeds, Registry registry, LongSupplier nanos) {
        this.feeds = feeds;
        this.registry = registry;
        this.nanos = nanos;
    }

    /** Lets in everyone with everything. */
    public static Gate open(Registry registry) {
        return new Gate(() -> Feeds.ANYONE, registry, System::nanoTime);
    }

    /** Whether feeds need not say who they are. */
    public boolean isOpen() {
        return feeds.get().isAnyone();
    }

    /** The feed that a request comes from, by its token or its certificate. */
    public Optional<Feed> caller(Context context) {
        return feeds.get().known().caller(Credentials.of(context));
    }

    /**
     * Lets in a body.  A feed that is not known is let in, and may speak for no one: what it says is kept, refused.
     *
     * @throws ThrottledException if the feed has sent too much
     */
    public Pass admit(String name) throws ThrottledException {
        Feeds known = feeds.get();
        if (known.isAnyone()) {
            return new Pass(ANONYMOUS, registry, new Allowance());
        }
        Optional<Feed> feed = known.named(name);
        if (feed.isEmpty()) {
            return new Pass(new Feed("unknown", List.of(), Scope.NONE, false, Rate.ANY), registry, new Allowance());
        }
        Rate rate = feed.get().rate();
        Allowance allowance = allowances.computeIfAbsent(name, key -> new Allowance());
        Duration wait = allowance.wait(rate, nanos.getAsLong());
        if (!wait.isZero()) {
            throw new ThrottledException(rate, wait);
        }
        return new Pass(feed.get(), registry, allowance);
    }
}
