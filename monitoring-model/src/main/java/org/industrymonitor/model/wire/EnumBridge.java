package org.industrymonitor.model.wire;

/** Pairs the constants of a generated enum with ours by name. */
final class EnumBridge {

    private EnumBridge() {}

    /**
     * Our constant of the same name.
     *
     * @throws IllegalArgumentException for a constant that we do not have, such as an unset one
     */
    static <E extends Enum<E>> E ours(Class<E> type, Enum<?> generated, String prefix) {
        String name = generated.name();
        return Enum.valueOf(type, name.startsWith(prefix) ? name.substring(prefix.length()) : name);
    }

    static <E extends Enum<E>> E ours(Class<E> type, Enum<?> generated) {
        return ours(type, generated, "");
    }
}
