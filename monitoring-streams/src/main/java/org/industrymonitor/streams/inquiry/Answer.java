package org.industrymonitor.streams.inquiry;

import java.util.List;
import java.util.Optional;
import org.industrymonitor.model.Account;

/**
 * What a task holds of a node: what it would publish of it now.
 *
 * @param aggregate message of the newest pane with all windows; empty when nothing was stated yet
 * @param accounts of the hour, the day, the month and the year in which the figures end
 * @param place where an enterprise is registered; empty of groups
 */
public record Answer(Optional<byte[]> aggregate, List<Account> accounts, Optional<Place> place) {

    /**
     * Where an enterprise is registered.
     *
     * @param region code
     * @param sector code
     */
    public record Place(String region, String sector) {}

    public Answer {
        accounts = List.copyOf(accounts);
    }
}
