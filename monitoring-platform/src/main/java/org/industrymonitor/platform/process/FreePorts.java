package org.industrymonitor.platform.process;

import java.io.IOException;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;

/** Ports of this machine on which nobody listens, for processes that must be told theirs before they start. */
public final class FreePorts {

    private FreePorts() {}

    /** One of them; nothing keeps others from taking it. */
    public static int one() throws IOException {
        return some(1).get(0);
    }

    /** So many of them, each another. */
    public static List<Integer> some(int count) throws IOException {
        List<ServerSocket> sockets = new ArrayList<>();
        try {
            for (int i = 0; i < count; i++) {
                sockets.add(new ServerSocket(0));
            }
            return sockets.stream().map(ServerSocket::getLocalPort).toList();
        } finally {
            for (ServerSocket socket : sockets) {
                socket.close();
            }
        }
    }
}
