package org.industrymonitor.runtime.http;

import java.io.IOException;

/** The endpoint cannot listen where it was told to; the message is one line for an operator. */
public final class HttpBindException extends IOException {

    private static final long serialVersionUID = 1L;

    HttpBindException(String message, Throwable cause) {
        super(message, cause);
    }
}
