package org.industrymonitor.runtime.lifecycle;

import java.util.Objects;

/**
 * How a service is, as a value.
 *
 * @param state whether it can do its work
 * @param detail why, in words for an operator; empty when there is nothing to say
 */
public record Health(State state, String detail) {

    /** Whether a service can do its work now, not yet, or no longer. */
    public enum State {
        UP,
        STARTING,
        DOWN
    }

    public Health {
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(detail, "detail");
    }

    /** It does its work. */
    public static Health up() {
        return new Health(State.UP, "");
    }

    /** It will do its work when what is named has happened. */
    public static Health starting(String detail) {
        return new Health(State.STARTING, detail);
    }

    /** It cannot do its work, for the reason named. */
    public static Health down(String detail) {
        return new Health(State.DOWN, detail);
    }

    /** Whether the state is {@link State#UP}. */
    public boolean isUp() {
        return state == State.UP;
    }
}
