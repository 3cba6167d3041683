package org.industrymonitor.runtime.access;

import java.util.regex.Pattern;

/** Names by which a machine is called by itself alone. Names are not looked up: who answers may be anyone. */
final class Loopback {

    private static final Pattern ADDRESS = Pattern.compile("localhost|127(\\.\\d{1,3}){3}|::1|\\[::1]");
    private static final Pattern PORT = Pattern.compile(":\\d{1,5}$");

    private Loopback() {}

    static boolean isAddress(String host) {
        return ADDRESS.matcher(host).matches();
    }

    /** @param header the Host of a request, with or without a port; null when it has none */
    static boolean isHost(String header) {
        return header != null && isAddress(PORT.matcher(header).replaceFirst(""));
    }
}
