package org.industrymonitor.model.wire;

/** Turns a value into the bytes of its contract, and back. */
public interface Codec<T> {

    byte[] encode(T value);

    /**
     * The value of those bytes.
     *
     * @throws Undecodable when they are not a message of the contract, or name no valid value
     */
    T decode(byte[] bytes);
}
