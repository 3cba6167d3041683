package org.industrymonitor.platform.deadletters;

import org.industrymonitor.model.DeadLetter;

/** A dead letter, and where it is. */
public record StoredLetter(LetterId id, DeadLetter letter) {}
