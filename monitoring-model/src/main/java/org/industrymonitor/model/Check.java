package org.industrymonitor.model;

/** Bounds that several records share; each message names the field, the bound and the value. */
final class Check {

    private Check() {}

    static String id(String field, String value) {
        if (value == null || value.isBlank()) {
            throw new IllegalArgumentException(field + " must not be blank");
        }
        if (value.length() > 128) {
            throw new IllegalArgumentException(field + " must have at most 128 characters, has " + value.length());
        }
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '|' || Character.isISOControl(c)) {
                throw new IllegalArgumentException(
                        field + " must hold no '|' and no control character, is '" + value + "'");
            }
        }
        return value;
    }

    static void atLeast(String field, long bound, long value) {
        if (value < bound) {
            throw new IllegalArgumentException(field + " must be at least " + bound + ", is " + value);
        }
    }
}
