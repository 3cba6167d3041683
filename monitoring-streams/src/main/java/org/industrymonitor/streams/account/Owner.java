package org.industrymonitor.streams.account;

/**
 * Whose accounts they are.
 *
 * @param id of a node, or of what is imputed for one
 * @param kept which accounts there may be
 */
public record Owner(String id, Kept kept) {

    /** One of which nobody has taken note which accounts there are. */
    public static Owner of(String id) {
        return new Owner(id, Kept.unknown());
    }
}
