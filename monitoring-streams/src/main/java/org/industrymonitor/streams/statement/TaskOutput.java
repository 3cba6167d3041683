package org.industrymonitor.streams.statement;

import org.industrymonitor.model.DeadLetter;
import org.industrymonitor.streams.node.NodeDelta;

/** What the statements of a task give rise to. */
public sealed interface TaskOutput {

    /** @param bytes an aggregate, as its codec writes it */
    record OfAggregate(byte[] bytes) implements TaskOutput {}

    record OfDelta(NodeDelta delta) implements TaskOutput {}

    record OfDeadLetter(DeadLetter letter) implements TaskOutput {}
}
