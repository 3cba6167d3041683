package org.industrymonitor.runtime.lifecycle;

/** A part of a process that is started, watched and drained by a {@link Lifecycle}. */
public interface Service {

    /** What it is called in logs and in the health report; kebab-case, unique in its process. */
    String name();

    /**
     * Begins its work and returns; what takes long goes on in the background and shows as {@link Health.State#STARTING}.
     *
     * @throws Exception if it cannot begin; the process then stops with this cause
     */
    void start() throws Exception;

    /** How it is now; cheap, callable from any thread and in any state. */
    Health health();

    /**
     * Takes no more work, finishes what it has, and releases what it holds.  Called once, also after a failed start.
     *
     * @throws Exception if something was left unfinished
     */
    void stop() throws Exception;
}
