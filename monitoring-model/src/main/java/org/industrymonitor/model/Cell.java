package org.industrymonitor.model;

/**
 * Region x sector, as an enterprise is registered: the atom of every roll-up.
 *
 * @param region code of the enterprise's region, usually a county
 * @param sector code of the enterprise's sector, usually of four digits
 */
public record Cell(String region, String sector) {

    public Cell {
        Check.id("region", region);
        Check.id("sector", sector);
    }

    public NodeId node() {
        return new NodeId(NodeKind.CELL, region + "/" + sector);
    }
}
