package org.industrymonitor.platform.reconcile;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.industrymonitor.model.EnterpriseEntry;
import org.industrymonitor.model.Reading;
import org.industrymonitor.model.Reference;
import org.industrymonitor.model.RegistryRecord;

/** All that was received, for the oracle to judge by. */
final class Received implements Recipient {
    private final Map<String, RegistryRecord> registered = new LinkedHashMap<>();
    private final List<Reading> stated = new ArrayList<>();
    private Instant now;

    /** @param now when the first is received */
    Received(Instant now) {
        this.now = now;
    }

    Instant now() {
        return now;
    }

    List<Reading> readings() {
        return stated;
    }

    @Override
    public void register(RegistryRecord entry) {
        registered.put(entry.key(), entry);
    }

    @Override
    public void strikeOff(String enterprise) {
        registered.remove(keyOf(enterprise));
    }

    static String keyOf(String enterprise) {
        return "enterprise:" + enterprise;
    }

    @Override
    public void state(Reading reading) {
        stated.add(reading.numbered(now.toEpochMilli()));
    }

    @Override
    public void pause(Duration time) {
        now = now.plus(time).plus(Duration.ofSeconds(2));
    }

    /** Without imputation. */
    BatchOracle oracle() {
        return oracle(Imputation.NONE);
    }

    BatchOracle oracle(Imputation imputation) {
        Reference reference = Reference.EMPTY;
        Map<String, EnterpriseEntry> enterprises = new HashMap<>();
        for (RegistryRecord entry : registered.values()) {
            reference = reference.with(entry);
            if (entry instanceof RegistryRecord.OfEnterprise enterprise) {
                enterprises.put(enterprise.enterprise().id(), enterprise.enterprise());
            }
        }
        BatchOracle oracle = new BatchOracle(reference, enterprises, imputation);
        stated.forEach(oracle::add);
        return oracle;
    }
}
