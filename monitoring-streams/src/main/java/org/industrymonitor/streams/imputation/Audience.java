package org.industrymonitor.streams.imputation;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.industrymonitor.runtime.store.ByteReader;
import org.industrymonitor.runtime.store.ByteWriter;

/**
 * Nodes for which the same figures of a cell count, so that they are told the same estimates: the cell with its ancestors, or a
 * group.
 *
 * @param zone of the cell: where its periods end
 * @param members at least one
 */
public record Audience(ZoneId zone, List<Member> members) {

    /**
     * One of the nodes.
     *
     * @param zone in which its periods are labelled
     */
    public record Member(String node, ZoneId zone) {}

    public Audience {
        members = List.copyOf(members);
    }

    void write(ByteWriter out) {
        out.text(zone.getId()).unsigned(members.size());
        for (Member member : members) {
            out.text(member.node()).text(member.zone().getId());
        }
    }

    static Audience read(ByteReader in) {
        ZoneId zone = ZoneId.of(in.text());
        int count = in.count();
        List<Member> members = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            members.add(new Member(in.text(), ZoneId.of(in.text())));
        }
        return new Audience(zone, members);
    }
}
