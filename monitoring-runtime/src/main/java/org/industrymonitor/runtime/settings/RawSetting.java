package org.industrymonitor.runtime.settings;

/** A setting as it was written, with the place it was written in. */
record RawSetting(String key, String value, String source) {

    private static final String MASK = "[hidden]";

    SettingsFault fault(String why) {
        return new SettingsFault(key, source, isSecret() ? MASK : '"' + value + '"', why);
    }

    private boolean isSecret() {
        return key.contains("password") || key.contains("secret") || key.contains("token") || key.contains("jaas");
    }
}
