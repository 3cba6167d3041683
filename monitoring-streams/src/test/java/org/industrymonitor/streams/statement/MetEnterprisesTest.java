package org.industrymonitor.streams.statement;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.industrymonitor.model.EnterpriseEntry;
import org.industrymonitor.model.EnterpriseVersion;
import org.industrymonitor.model.FixedPoint;
import org.industrymonitor.model.PeriodLength;
import org.industrymonitor.runtime.store.Encodings;
import org.industrymonitor.runtime.store.Held;
import org.industrymonitor.runtime.store.WriteBehindStore;
import org.industrymonitor.streams.pane.Rollup;
import org.junit.jupiter.api.Test;

class MetEnterprisesTest {

    private static final EnterpriseVersion VERSION = new EnterpriseVersion(
            "",
            "3011",
            "410103",
            List.of(),
            Optional.empty(),
            Optional.empty(),
            PeriodLength.PT1H,
            List.of("clinker"),
            FixedPoint.ONE,
            OptionalLong.empty());

    private final Map<Object, Object> written = new HashMap<>();
    private final WriteBehindStore<String, Enterprise> enterprises =
            new WriteBehindStore<>(store(), Encodings.TEXT, Enterprise.encoding(), 1);
    private final MetEnterprises met = new MetEnterprises(enterprises, 1);

    @Test
    void findsAnewWhatTheStoreHasForgottenInBetween() {
        enterprises.put("e1", enterprise("e1"));
        enterprises.put("e2", enterprise("e2"));
        Held<String, Enterprise> before = met.find(utf8("e1"));
        while (before.isLive()) {
            enterprises.trim();
            enterprises.hold("e2");
        }

        Held<String, Enterprise> found = met.find(utf8("e1"));

        assertThat(found.isLive()).isTrue();
        assertThat(found.orNull().entry().id()).isEqualTo("e1");
    }

    @Test
    void knowsNobodyWhoIsNotThere() {
        assertThat(met.find(utf8("e3"))).isNull();
    }

    private static Enterprise enterprise(String id) {
        return new Enterprise(new EnterpriseEntry(id, List.of(VERSION)), new Rollup(ZoneOffset.UTC, false, true));
    }

    private static byte[] utf8(String id) {
        return id.getBytes(StandardCharsets.UTF_8);
    }

    @SuppressWarnings("unchecked") // the interface that is named
    private KeyValueStore<Bytes, byte[]> store() {
        return (KeyValueStore<Bytes, byte[]>) Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {KeyValueStore.class},
                (proxy, method, arguments) -> method.getName().equals("get")
                        ? written.get(arguments[0])
                        : written.put(arguments[0], arguments[1]));
    }
}
