package org.industrymonitor.platform.command;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import org.industrymonitor.platform.feed.FeedClient;
import org.industrymonitor.platform.feed.FeedException;
import org.industrymonitor.platform.feed.PushJournal;
import org.industrymonitor.platform.feed.ReadingsFile;
import org.industrymonitor.platform.feed.RefusedFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "push",
        description =
                "Sends files of readings and master data to a running ingest. Sending again is safe: what was taken"
                        + " is not counted twice. See docs/feeding-data.md.",
        exitCodeListHeading = "Exit status:%n",
        exitCodeList = {
            "0:everything was taken",
            "1:some records were refused; they are in the file of refused records",
            "2:wrong usage",
            "3:not everything could be delivered; the same command goes on where it was cut"
        })
final class PushCommand implements Callable<Integer> {
    private static final String STANDARD_INPUT = "-";
    private static final int REFUSED = 1;
    private static final int NOT_DELIVERED = 3;

    private final Console console;

    @Parameters(
            arity = "0..*",
            paramLabel = "FILE",
            description = "readings: CSV or NDJSON, may be gzipped; - for standard input")
    private List<Path> files = new ArrayList<>();

    @Mixin
    private IngestOptions ingest;

    @Option(names = "--sectors", paramLabel = "FILE")
    private Path sectors;

    @Option(names = "--regions", paramLabel = "FILE")
    private Path regions;

    @Option(names = "--items", paramLabel = "FILE")
    private Path items;

    @Option(names = "--registry", paramLabel = "FILE")
    private Path registry;

    @Option(names = "--calendar", paramLabel = "FILE")
    private Path calendar;

    @Option(names = "--feed", paramLabel = "NAME", defaultValue = "push", description = "name of the feed")
    private String feed;

    @Option(names = "--charset", defaultValue = "UTF-8", description = "of all files, such as GB18030")
    private Charset charset;

    @Option(
            names = "--batch",
            paramLabel = "N",
            defaultValue = "1000",
            description = "records a request (default: ${DEFAULT-VALUE})")
    private int batch;

    @Option(
            names = "--in-flight",
            paramLabel = "N",
            defaultValue = "4",
            description = "requests that may wait for an answer at once (default: ${DEFAULT-VALUE})")
    private int inFlight;

    @Option(
            names = "--restart",
            description = "from the beginning, though FILE.push-state says where the last push was cut")
    private boolean restart;

    @Option(
            names = "--revision",
            paramLabel = "N",
            description =
                    "of records that name none; else the time, in ms since 1970, at which the file, unchanged, was"
                            + " first pushed, so that an old file pushed again does not undo a later correction")
    private Long revision;

    @Option(names = "--from-line", paramLabel = "N", description = "begins the first FILE there")
    private Long fromLine;

    @Option(
            names = "--refused",
            paramLabel = "FILE",
            description =
                    "where refused records go, with the reasons (default: beside FILE, with .refused in its name);"
                            + " mend them there and push it")
    private Path refused;

    private PushRun run;

    PushCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException {
        if (batch < 1 || inFlight < 1 || revision != null && revision < 1) {
            throw new UsageFault("--batch, --in-flight and --revision must be at least 1");
        }
        run = new PushRun(console, inFlight, batch);
        FeedClient client = ingest.client(feed);
        boolean delivered = true;
        try {
            pushMasterData(client);
            for (Path file : files) {
                pushReadings(client, file, file == files.get(0));
            }
        } catch (FeedException fault) {
            console.err().println("monitoring: " + fault.getMessage());
            delivered = false;
        }
        run.report(client.retries(), delivered);
        return !delivered ? NOT_DELIVERED : run.isClean() ? 0 : REFUSED;
    }

    private void pushMasterData(FeedClient client) throws IOException {
        Map<String, Path> kinds = new LinkedHashMap<>();
        kinds.put("sectors", sectors);
        kinds.put("regions", regions);
        kinds.put("items", items);
        kinds.put("registry", registry);
        kinds.put("calendar", calendar);
        for (Map.Entry<String, Path> kind : kinds.entrySet()) {
            if (kind.getValue() != null) {
                String text = new String(Files.readAllBytes(kind.getValue()), charset);
                client.masterData(kind.getKey(), text.getBytes(StandardCharsets.UTF_8));
                console.err().println(kind.getKey() + ": " + kind.getValue() + " taken");
            }
        }
    }

    private void pushReadings(FeedClient client, Path path, boolean first) throws IOException {
        long now = console.clock().millis();
        if (path.toString().equals(STANDARD_INPUT)) {
            // Not closed: it is not ours
            run.push(
                    client,
                    new PushRun.Source(
                            "standard input",
                            new ReadingsFile(console.in(), charset),
                            0,
                            revision == null ? now : revision,
                            new RefusedFile(refused == null ? Path.of("stdin.refused") : refused, false),
                            nextLine -> {}));
            return;
        }
        PushJournal journal = PushJournal.open(
                path,
                ingest.address().toString(),
                now,
                restart,
                revision == null ? OptionalLong.empty() : OptionalLong.of(revision),
                console.err()::println);
        long begin = first && fromLine != null ? fromLine : journal.nextLine();
        try (ReadingsFile file = ReadingsFile.open(path, charset)) {
            if (begin > 1) {
                console.err().printf("%s goes on at line %,d (--restart begins again)%n", path, begin);
                file.skipTo(begin);
            }
            run.push(
                    client,
                    new PushRun.Source(
                            path.getFileName().toString(),
                            file,
                            Files.size(path),
                            journal.revision(),
                            new RefusedFile(
                                    refused == null ? RefusedFile.beside(path) : refused,
                                    begin > 1 || refused != null && !first),
                            journal::acknowledged));
        }
        journal.finished();
    }
}
