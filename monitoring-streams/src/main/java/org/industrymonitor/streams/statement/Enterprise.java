package org.industrymonitor.streams.statement;

import java.util.Optional;
import org.industrymonitor.model.EnterpriseEntry;
import org.industrymonitor.model.NodeId;
import org.industrymonitor.model.RegistryRecord;
import org.industrymonitor.model.wire.AggregateWriter;
import org.industrymonitor.model.wire.Codecs;
import org.industrymonitor.runtime.store.ByteReader;
import org.industrymonitor.runtime.store.ByteWriter;
import org.industrymonitor.runtime.store.Encoding;
import org.industrymonitor.streams.pane.RecentChunks;
import org.industrymonitor.streams.pane.Rollup;
import org.industrymonitor.streams.pane.SeriesNames;

/** An enterprise as registered, and its windows. */
final class Enterprise {

    private static final int FORMAT = 2;

    private final byte[] entryBytes;
    private final Rollup rollup;

    /** Derived from the entry; kept because every reading needs them. */
    private Facts facts;

    private byte[] nodeUtf8;

    private final RecentChunks<StatementChunk> recentChunks = new RecentChunks<>();

    Enterprise(EnterpriseEntry entry, Rollup rollup) {
        this(Codecs.REGISTRY.encode(new RegistryRecord.OfEnterprise(entry)), rollup);
    }

    private Enterprise(byte[] entryBytes, Rollup rollup) {
        this.entryBytes = entryBytes;
        this.rollup = rollup;
    }

    /** The encoding of a task, which has names to share. */
    static Encoding<Enterprise> encoding() {
        SeriesNames names = new SeriesNames();
        return new Encoding<>() {
            @Override
            public byte[] encode(Enterprise enterprise) {
                ByteWriter out = new ByteWriter(512);
                out.octet(FORMAT).block(enterprise.entryBytes);
                enterprise.rollup.write(out);
                return out.toBytes();
            }

            @Override
            public Enterprise decode(byte[] bytes) {
                ByteReader in = new ByteReader(bytes);
                in.version(FORMAT);
                return new Enterprise(in.block(), Rollup.read(in, names));
            }
        };
    }

    EnterpriseEntry entry() {
        return ((RegistryRecord.OfEnterprise) Codecs.REGISTRY.decode(entryBytes)).enterprise();
    }

    Rollup rollup() {
        return rollup;
    }

    /** How its figures count by those rules; empty while its region is not known. */
    Optional<Facts> facts(Rulebook rulebook) {
        return Optional.ofNullable(factsOrNull(rulebook));
    }

    Facts factsOrNull(Rulebook rulebook) {
        if (facts == null || !facts.isOf(rulebook)) {
            facts = rulebook.facts(entry()).orElse(null);
        }
        return facts;
    }

    /** The text of its node, in UTF-8; not to be changed. */
    byte[] nodeUtf8(String id) {
        if (nodeUtf8 == null) {
            nodeUtf8 = AggregateWriter.utf8(NodeId.enterprise(id).toString());
        }
        return nodeUtf8;
    }

    /** What it has stated, where that was used last. */
    RecentChunks<StatementChunk> recentChunks() {
        return recentChunks;
    }
}
