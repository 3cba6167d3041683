package org.industrymonitor.platform.noloss;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;

/** A line to a server that can be cut: every connection there is breaks, in both directions, wherever it is. */
final class CuttingProxy implements AutoCloseable {
    private final ServerSocket server;
    private final int target;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final AtomicLong sent = new AtomicLong();
    private final ExecutorService threads = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "proxy");
        thread.setDaemon(true);
        return thread;
    });

    CuttingProxy(int target) throws IOException {
        this.target = target;
        this.server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        threads.execute(this::accept);
    }

    int port() {
        return server.getLocalPort();
    }

    /** Bytes that have gone towards the server. */
    long sent() {
        return sent.get();
    }

    /** Breaks every connection; how many there were. */
    int cut() throws IOException {
        int cut = 0;
        for (Socket socket : open) {
            open.remove(socket);
            try {
                // A reset, not an orderly end
                socket.setSoLinger(true, 0);
                cut++;
            } catch (SocketException endedByItself) {
                continue;
            } finally {
                socket.close();
            }
        }
        return cut;
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket client = server.accept();
                threads.execute(() -> join(client));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void join(Socket client) {
        try (client;
                Socket onward = new Socket()) {
            onward.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), target), 1_000);
            open.add(client);
            open.add(onward);
            threads.execute(() -> copy(onward, client, new AtomicLong()));
            copy(client, onward, sent);
        } catch (IOException broken) {
            // As a line does: the client sees its connection end
            return;
        } finally {
            open.remove(client);
        }
    }

    private void copy(Socket from, Socket to, AtomicLong counted) {
        byte[] buffer = new byte[1 << 14];
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                out.write(buffer, 0, read);
                counted.addAndGet(read);
            }
            to.shutdownOutput();
        } catch (SocketException cut) {
            closeQuietly(to);
        } catch (IOException broken) {
            closeQuietly(to);
        } finally {
            open.remove(from);
        }
    }

    private static void closeQuietly(Socket socket) {
        try {
            socket.close();
        } catch (IOException alreadyBroken) {
            return;
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
        cut();
        threads.shutdownNow();
    }
}
