package org.industrymonitor.runtime.store;

/** The bytes of a live object, and back. */
public interface Encoding<T> {

    byte[] encode(T value);

    T decode(byte[] bytes);
}
