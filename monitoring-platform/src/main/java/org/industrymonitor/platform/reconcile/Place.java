package org.industrymonitor.platform.reconcile;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.industrymonitor.model.EnterpriseVersion;
import org.industrymonitor.model.GroupShare;
import org.industrymonitor.model.NodeId;
import org.industrymonitor.model.NodeKind;
import org.industrymonitor.model.Reference;

/**
 * How an enterprise counts for a node.
 *
 * @param child of the node, through which it counts; empty for the narrowest
 * @param share of its figures; empty for whole ones
 */
record Place(Optional<NodeId> child, Optional<GroupShare> share) {

    private static final Place NARROWEST = new Place(Optional.empty(), Optional.empty());

    /** Every node that the enterprise counts for while the version is in force. */
    static Map<NodeId, Place> of(String enterprise, EnterpriseVersion version, Reference reference) {
        Map<NodeId, Place> places = new LinkedHashMap<>();
        places.put(NodeId.enterprise(enterprise), NARROWEST);
        reference
                .ancestors(version.cell(), version.groups())
                .forEach(a -> places.put(a.node(), new Place(a.child(), shareOf(a.node(), version))));
        return places;
    }

    private static Optional<GroupShare> shareOf(NodeId node, EnterpriseVersion version) {
        return version.shares().stream()
                .filter(share -> node.kind() == NodeKind.GROUP && share.group().equals(node.key()))
                .filter(share -> !share.isWhole())
                .findFirst();
    }

    /** What counts of a figure. */
    long of(long figure) {
        return share.isPresent() ? share.get().of(figure) : figure;
    }

    /** Whether figures of both are like for like: a whole one and a part of one are not. */
    boolean isComparableWith(Place other) {
        return share.isPresent() == other.share.isPresent();
    }
}
