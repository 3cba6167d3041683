package org.industrymonitor.platform.command;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.industrymonitor.platform.feed.FeedClient;
import org.industrymonitor.platform.feed.FeedException;
import org.industrymonitor.platform.feed.FeedTally;
import org.industrymonitor.platform.feed.ReadingsBatch;
import org.industrymonitor.platform.feed.ReadingsFile;
import org.industrymonitor.platform.feed.Receipt;
import org.industrymonitor.platform.feed.RepeatCounter;
import org.industrymonitor.platform.progress.Progress;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "push", description = "Sends files of readings and master data to a running ingest.")
final class PushCommand implements Callable<Integer> {
    private static final int REFUSALS_SHOWN = 10;
    private static final int KIBIBYTE = 1024;

    private final Console console;

    @Parameters(arity = "0..*", paramLabel = "FILE", description = "readings: CSV or NDJSON, may be gzipped")
    private List<Path> files = new ArrayList<>();

    @Option(
            names = "--to",
            required = true,
            paramLabel = "URL",
            description = "of ingest, such as http://localhost:8080")
    private URI to;

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

    @Option(names = "--batch", paramLabel = "N", defaultValue = "2000", description = "records a request")
    private int batch;

    @Option(names = "--from-line", paramLabel = "N", defaultValue = "1", description = "resumes the first FILE there")
    private long fromLine;

    private final FeedTally tally = new FeedTally();
    private final RepeatCounter repeats = new RepeatCounter();
    private long shown;

    PushCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException {
        if (to.getHost() == null || batch < 1) {
            throw new UserFault(batch < 1 ? "--batch must be at least 1" : "--to must be a URL, is " + to);
        }
        FeedClient client = FeedClient.to(to, feed);
        boolean complete = true;
        try {
            pushMasterData(client);
            for (Path file : files) {
                pushReadings(client, file, file == files.get(0) ? fromLine : 1);
            }
        } catch (FeedException fault) {
            console.err().println("monitoring: " + fault.getMessage());
            complete = false;
        }
        tally.refusedByCode().forEach((code, count) -> console.out().printf("refused: %s %,d%n", code, count));
        console.out()
                .printf(
                        "sent %,d, accepted %,d, missing %,d, refused %,d%n",
                        tally.received(), tally.accepted(), tally.missing(), tally.refused());
        new ResultLine()
                .with("sent", tally.received())
                .with("accepted", tally.accepted())
                .with("duplicates", repeats.repeated())
                .with("missing", tally.missing())
                .with("refused", tally.refused())
                .with("retries", client.retries())
                .print(console.out());
        return complete && tally.refused() == 0 ? 0 : 1;
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

    private void pushReadings(FeedClient client, Path path, long firstLine) throws IOException {
        long kibibytes = Files.size(path) / KIBIBYTE;
        try (ReadingsFile file = new ReadingsFile(path, charset);
                Progress progress = console.progress(path.getFileName().toString(), "KiB", kibibytes)) {
            file.skipTo(firstLine);
            long done = 0;
            Optional<ReadingsBatch> next = file.next(batch, repeats::add);
            while (next.isPresent()) {
                Receipt receipt = send(client, path, next.get());
                tally.add(receipt);
                show(progress, path, next.get(), receipt);
                long read = file.bytesRead() / KIBIBYTE;
                progress.at(String.format("%,d accepted, %,d refused", tally.accepted(), tally.refused()));
                progress.add(read - done);
                done = read;
                next = file.next(batch, repeats::add);
            }
        }
    }

    private static Receipt send(FeedClient client, Path path, ReadingsBatch batch) {
        try {
            return client.readings(batch.body(), batch.contentType());
        } catch (FeedException fault) {
            throw new FeedException(
                    fault.getMessage() + "; to go on: push " + path + " --from-line " + batch.firstLine(), fault);
        }
    }

    private void show(Progress progress, Path path, ReadingsBatch batch, Receipt receipt) {
        receipt.refusals().stream().limit(Math.max(0, REFUSALS_SHOWN - shown)).forEach(refusal -> {
            shown++;
            progress.say(path.getFileName() + ":" + batch.fileLine(refusal.line()) + ": " + refusal.code()
                    + (refusal.field() == null || refusal.field().isEmpty() ? "" : " (" + refusal.field() + ")") + ": "
                    + refusal.message());
        });
    }
}
