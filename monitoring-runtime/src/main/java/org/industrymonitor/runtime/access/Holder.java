package org.industrymonitor.runtime.access;

import java.util.List;

/** Someone who is known by tokens, or by a certificate for its name. */
public interface Holder {

    /** What it is called, in the file that knows it and in the common name of its certificate. */
    String name();

    /** What it may show; several while they are being exchanged. */
    List<TokenHash> tokens();
}
