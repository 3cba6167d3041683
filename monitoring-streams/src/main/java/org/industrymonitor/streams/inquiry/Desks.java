package org.industrymonitor.streams.inquiry;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The desks of the tasks that run in this process. */
public final class Desks {

    /** How often a task looks at its desk. */
    public static final Duration INTERVAL = Duration.ofMillis(100);

    private final Map<Task, Desk> open = new ConcurrentHashMap<>();

    private record Task(Subtopology subtopology, int partition) {}

    /** Opens the desk of a task that begins. */
    public Desk open(Subtopology subtopology, int partition) {
        Task task = new Task(subtopology, partition);
        Desk[] desk = new Desk[1];
        desk[0] = new Desk(() -> open.remove(task, desk[0])); // unless another has been opened
        open.put(task, desk[0]);
        return desk[0];
    }

    /** The desk of a task, if it runs here. */
    public Optional<Desk> find(Subtopology subtopology, int partition) {
        return Optional.ofNullable(open.get(new Task(subtopology, partition)));
    }
}
