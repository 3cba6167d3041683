package org.industrymonitor.runtime.settings;

import java.util.List;

/** A setting as it was written, with the place it was written in. */
record RawSetting(String key, String value, String source) {

    /** In names of secrets, also of those written with a typing mistake that somebody is told of. */
    private static final List<String> SECRETS =
            List.of("password", "secret", "token", "jaas", "kafka.sasl.j", "keystore.key", "credential");

    private static final String MASK = "[hidden]";

    SettingsFault fault(String why) {
        return new SettingsFault(key, source, isSecret() ? MASK : '"' + value + '"', why);
    }

    private boolean isSecret() {
        return SECRETS.stream().anyMatch(key::contains);
    }
}
