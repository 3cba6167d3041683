package org.industrymonitor.platform.command;

/** Options that cannot be meant together, or name what cannot be used: the command exits as for any wrong usage. */
final class UsageFault extends UserFault {

    private static final long serialVersionUID = 1;

    UsageFault(String message) {
        super(message);
    }
}
