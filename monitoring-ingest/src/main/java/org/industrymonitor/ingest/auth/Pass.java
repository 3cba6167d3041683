package org.industrymonitor.ingest.auth;

import org.industrymonitor.ingest.validate.Registry;

/** What the sender of one body may do; for one thread. */
public final class Pass {

    private final Feed feed;
    private final Registry registry;
    private final Allowance allowance;
    private String lastSubject;
    private boolean lastCovered;

    Pass(Feed feed, Registry registry, Allowance allowance) {
        this.feed = feed;
        this.registry = registry;
        this.allowance = allowance;
    }

    /** For whom the feed may speak. */
    public Scope scope() {
        return feed.scope();
    }

    /** Whether the feed may speak for that subject. */
    public boolean covers(String subject) {
        if (!subject.equals(lastSubject)) {
            lastCovered = feed.scope().covers(subject, registry);
            lastSubject = subject;
        }
        return lastCovered;
    }

    /** Counts the records of the body. */
    public void spend(long records) {
        allowance.spend(records);
    }
}
