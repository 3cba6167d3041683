package org.industrymonitor.model.wire;

import com.google.protobuf.ProtocolMessageEnum;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** Pairs the constants of a generated enum with ours by name. */
final class EnumBridge<P extends Enum<P> & ProtocolMessageEnum, E extends Enum<E>> {

    private final Class<E> type;
    private final Map<P, E> ours;
    private final Map<E, P> generated;

    /**
     * @param prefix what the names of the generated constants have before ours
     */
    EnumBridge(Class<P> generatedType, Class<E> type, String prefix) {
        this.type = type;
        this.ours = new EnumMap<>(generatedType);
        this.generated = new EnumMap<>(type);
        for (E constant : type.getEnumConstants()) {
            P twin = Enum.valueOf(generatedType, prefix + constant.name());
            ours.put(twin, constant);
            generated.put(constant, twin);
        }
    }

    EnumBridge(Class<P> generatedType, Class<E> type) {
        this(generatedType, type, "");
    }

    /**
     * Our constant of the same name.
     *
     * @throws IllegalArgumentException for a constant that we do not have, such as an unset one
     */
    E ours(P constant) {
        E twin = ours.get(constant);
        if (twin == null) {
            throw new IllegalArgumentException(type.getSimpleName() + " is not set, or not known: " + constant);
        }
        return twin;
    }

    /** Our constant of the same name; empty for one that we do not have, such as one of a later version. */
    Optional<E> known(P constant) {
        return Optional.ofNullable(ours.get(constant));
    }

    /** The generated constant of the same name. */
    P generated(E constant) {
        return generated.get(constant);
    }
}
