package org.industrymonitor.platform.broker;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Properties;
import java.util.function.Consumer;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;

/**
 * A single-node KRaft broker (broker and controller in one) in this JVM, listening on loopback, with all its data
 * under one directory.  Closing it is a controlled shutdown; started again on the same directory it has the same
 * topics and records, on the same port or another.
 */
public final class EmbeddedBroker implements AutoCloseable {
    private static final String HOST = "127.0.0.1";

    private final KafkaRaftServer server;
    private final DirectoryLock lock;
    private final int port;

    private EmbeddedBroker(KafkaRaftServer server, DirectoryLock lock, int port) {
        this.server = server;
        this.lock = lock;
        this.port = port;
    }

    /**
     * Starts a broker and returns when it serves.
     *
     * @param directory where its data is, or will be; made if absent
     * @param port the port to listen on, or 0 for a free one
     * @throws BrokerException if the port is taken, or the directory cannot be written or is used by another process
     */
    public static EmbeddedBroker start(Path directory, int port) {
        return start(directory, port, properties -> {});
    }

    /**
     * Starts a broker with settings of its own, such as another listener, and returns when it serves.
     *
     * @param more changes the settings that it would have
     * @throws BrokerException as {@link #start(Path, int)}
     */
    public static EmbeddedBroker start(Path directory, int port, Consumer<Properties> more) {
        DirectoryLock lock = DirectoryLock.acquire(directory);
        try {
            int brokerPort = availablePort(port);
            Path logDirectory = directory.toAbsolutePath().resolve("log");
            format(logDirectory);
            Properties properties = BrokerProperties.of(logDirectory, HOST, brokerPort, availablePort(0));
            more.accept(properties);
            KafkaRaftServer server = new KafkaRaftServer(KafkaConfig.fromProps(properties, false), Time.SYSTEM);
            try {
                server.startup();
            } catch (Throwable failure) {
                server.shutdown();
                throw failure;
            }
            return new EmbeddedBroker(server, lock, brokerPort);
        } catch (BrokerException failure) {
            lock.close();
            throw failure;
        } catch (Exception failure) {
            lock.close();
            throw new BrokerException("the embedded broker did not start: " + failure.getMessage(), failure);
        }
    }

    /** What clients connect to: {@code host:port}. */
    public String bootstrapServers() {
        return HOST + ":" + port;
    }

    public int port() {
        return port;
    }

    @Override
    public void close() {
        try {
            server.shutdown();
            server.awaitShutdown();
        } finally {
            lock.close();
        }
    }

    private static void format(Path logDirectory) throws Exception {
        if (Files.exists(logDirectory.resolve("meta.properties"))) {
            return;
        }
        try (PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8)) {
            new Formatter()
                    .setPrintStream(nowhere)
                    .setClusterId(Uuid.randomUuid().toString())
                    .setNodeId(BrokerProperties.NODE_ID)
                    .setControllerListenerName(BrokerProperties.CONTROLLER_LISTENER)
                    .addDirectory(logDirectory.toString())
                    .setMetadataLogDirectory(logDirectory.toString())
                    .run();
        }
    }

    private static int availablePort(int wanted) throws IOException {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getByName(HOST), wanted));
            return socket.getLocalPort();
        } catch (BindException taken) {
            throw new BrokerException(
                    "port " + wanted + " for the broker cannot be used: " + taken.getMessage(), taken);
        }
    }

    /** One process at a time on a directory; released with the process, however it ends. */
    private record DirectoryLock(FileChannel channel, FileLock lock) implements AutoCloseable {
        static DirectoryLock acquire(Path directory) {
            try {
                Files.createDirectories(directory);
                FileChannel channel = FileChannel.open(
                        directory.resolve("in-use.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock lock = tryLock(channel);
                if (lock == null) {
                    channel.close();
                    throw new BrokerException("data directory " + directory + " is in use by another process");
                }
                return new DirectoryLock(channel, lock);
            } catch (AccessDeniedException denied) {
                throw new BrokerException("data directory " + directory + " cannot be written: permission denied");
            } catch (FileSystemException failure) {
                String reason = failure.getReason() == null ? "" : ": " + failure.getReason();
                throw new BrokerException("data directory " + directory + " cannot be made or used" + reason, failure);
            } catch (IOException failure) {
                throw new BrokerException("data directory " + directory + " cannot be used: " + failure, failure);
            }
        }

        private static FileLock tryLock(FileChannel channel) throws IOException {
            try {
                return channel.tryLock();
            } catch (OverlappingFileLockException heldByThisProcess) {
                return null;
            }
        }

        @Override
        public void close() {
            try {
                lock.release();
                channel.close();
            } catch (IOException failure) {
                throw new BrokerException("the lock of the data directory was not released: " + failure, failure);
            }
        }
    }
}
