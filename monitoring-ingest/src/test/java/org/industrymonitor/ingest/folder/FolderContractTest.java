package org.industrymonitor.ingest.folder;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import org.industrymonitor.ingest.contract.Rig;
import org.industrymonitor.ingest.contract.Transport;
import org.industrymonitor.ingest.contract.TransportContract;
import org.industrymonitor.ingest.decode.BodyFormat;
import org.junit.jupiter.api.io.TempDir;

/** The watched folder holds what every transport holds; who sent a file learns by where it lies, and the report beside it. */
class FolderContractTest extends TransportContract {

    @TempDir
    private Path root;

    @Override
    protected Transport start(Rig rig) {
        return new Folder(rig, root);
    }

    private static final class Folder implements Transport {

        private final Path root;
        private final FolderWatch watch;
        private int sent;

        Folder(Rig rig, Path root) {
            this.root = root;
            watch = new FolderWatch(
                    new FolderSettings(root, Duration.ofSeconds(1), BODY_MAX_BYTES),
                    rig.collector()::collect,
                    () -> true,
                    InstantSource.fixed(Rig.NOW),
                    new SimpleMeterRegistry());
        }

        @Override
        public BodyFormat format() {
            return BodyFormat.CSV;
        }

        @Override
        public boolean saysCharset() {
            return false;
        }

        @Override
        public Outcome send(String feed, Charset charset, byte[] body) throws Exception {
            String name = ++sent + ".csv";
            Path file = root.resolve(feed).resolve(name);
            Files.createDirectories(file.getParent());
            Files.write(file, body);
            watch.round();
            watch.round();
            if (Files.exists(root.resolve(feed).resolve("done").resolve(name))) {
                return Outcome.TAKEN;
            }
            Path report = root.resolve(feed).resolve("refused").resolve(name + ".report.csv");
            if (!Files.exists(report)) {
                return Outcome.NOT_ACKNOWLEDGED;
            }
            return Files.readString(report).contains("received 0;") ? Outcome.TURNED_AWAY : Outcome.TAKEN;
        }

        @Override
        public void close() {
            // Nothing runs between the rounds
        }
    }
}
