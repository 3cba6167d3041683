package org.industrymonitor.streams.statement;

import java.util.Optional;
import org.industrymonitor.model.EnterpriseEntry;
import org.industrymonitor.model.Reference;
import org.industrymonitor.model.RegistryRecord;
import org.industrymonitor.model.wire.Codecs;
import org.industrymonitor.streams.pane.Rollup;
import org.industrymonitor.streams.store.ByteReader;
import org.industrymonitor.streams.store.ByteWriter;
import org.industrymonitor.streams.store.Encoding;

/** An enterprise as registered, and its rolling windows. */
final class Enterprise {

    static final Encoding<Enterprise> ENCODING = new Encoding<>() {
        @Override
        public byte[] encode(Enterprise enterprise) {
            ByteWriter out = new ByteWriter(256);
            out.octet(FORMAT).block(enterprise.entryBytes);
            enterprise.rollup.write(out);
            return out.toBytes();
        }

        @Override
        public Enterprise decode(byte[] bytes) {
            ByteReader in = new ByteReader(bytes);
            in.version(FORMAT);
            byte[] entryBytes = in.block();
            RegistryRecord.OfEnterprise entry = (RegistryRecord.OfEnterprise) Codecs.REGISTRY.decode(entryBytes);
            return new Enterprise(entry.enterprise(), entryBytes, Rollup.read(in));
        }
    };

    private static final int FORMAT = 1;

    private final EnterpriseEntry entry;
    private final byte[] entryBytes;
    private final Rollup rollup;

    /** Derived from the entry and a reference; kept because every reading needs them. */
    private Facts facts;

    Enterprise(EnterpriseEntry entry, Rollup rollup) {
        this(entry, Codecs.REGISTRY.encode(new RegistryRecord.OfEnterprise(entry)), rollup);
    }

    private Enterprise(EnterpriseEntry entry, byte[] entryBytes, Rollup rollup) {
        this.entry = entry;
        this.entryBytes = entryBytes;
        this.rollup = rollup;
    }

    EnterpriseEntry entry() {
        return entry;
    }

    Rollup rollup() {
        return rollup;
    }

    /** How its figures count under those tables; empty while its region is not known. */
    Optional<Facts> facts(Reference reference) {
        if (facts == null || !facts.isOf(reference)) {
            facts = Facts.of(entry, reference).orElse(null);
        }
        return Optional.ofNullable(facts);
    }
}
