package org.industrymonitor.platform.command;

/** Something the user can put right; the message is one line. */
class UserFault extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UserFault(String message) {
        super(message);
    }
}
