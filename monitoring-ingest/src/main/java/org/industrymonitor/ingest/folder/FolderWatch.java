package org.industrymonitor.ingest.folder;

import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.industrymonitor.ingest.collect.FeedName;
import org.industrymonitor.ingest.collect.Intake;
import org.industrymonitor.ingest.folder.FeedFolder.Claim;
import org.industrymonitor.ingest.folder.FolderMeters.Outcome;
import org.industrymonitor.ingest.sheet.FaultyProfileException;
import org.industrymonitor.ingest.sheet.Profile;
import org.industrymonitor.runtime.lifecycle.Health;
import org.industrymonitor.runtime.lifecycle.Service;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks into the folder again and again.  It does not wait to be told of changes: network shares, on which such folders
 * lie, do not tell.
 */
public final class FolderWatch implements Service {

    private static final Logger log = LoggerFactory.getLogger(FolderWatch.class);
    private static final String OWN_FEED = "folder";
    private static final Set<String> OWN_FOLDERS = Set.of(FeedFolder.DONE, FeedFolder.REFUSED);

    private final FolderSettings settings;
    private final BooleanSupplier ready;
    private final InstantSource clock;
    private final ReturnReader reader;
    private final FolderMeters meters;
    private final SteadyFiles steady = new SteadyFiles();
    private final ScheduledExecutorService rounds = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "ingest-folder");
        thread.setDaemon(true);
        return thread;
    });
    /** What is wrong now, by the place it is wrong with, so that it is logged when it starts only. */
    private Map<String, String> troubles = Map.of();

    private Map<String, String> troublesNow = new HashMap<>();
    private Instant received = Instant.EPOCH;
    private volatile String detail = "";

    /**
     * @param ready whether the registry is known, without which every enterprise would be unknown
     * @param clock stamps files with the time of receipt
     */
    public FolderWatch(
            FolderSettings settings, Intake intake, BooleanSupplier ready, InstantSource clock, MeterRegistry meters) {
        this.settings = settings;
        this.ready = ready;
        this.clock = clock;
        this.reader = new ReturnReader(intake, settings.maxBytes());
        this.meters = new FolderMeters(meters);
    }

    @Override
    public String name() {
        return "folder";
    }

    /** @throws IOException if the folder is not there and cannot be made */
    @Override
    public void start() throws IOException {
        Files.createDirectories(settings.path());
        long interval = settings.interval().toMillis();
        rounds.scheduleWithFixedDelay(this::roundIfReady, 0, interval, TimeUnit.MILLISECONDS);
    }

    /** UP, with what is wrong in the detail: a folder that cannot be read does not keep other feeds from being served. */
    @Override
    public Health health() {
        return new Health(Health.State.UP, detail);
    }

    /** A file that is being taken in is taken in again by the next process. */
    @Override
    public void stop() throws InterruptedException {
        rounds.shutdownNow();
        rounds.awaitTermination(settings.interval().toMillis(), TimeUnit.MILLISECONDS);
    }

    private void roundIfReady() {
        if (!ready.getAsBoolean()) {
            return;
        }
        try {
            round();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            // Would end all rounds to come, in silence.
            meters.roundFailed();
            log.error("Round through the folder failed: path={}", settings.path(), e);
        }
    }

    /** Looks once into each feed's folder: claims what is whole, and takes in what is claimed. */
    void round() throws InterruptedException {
        troublesNow = new HashMap<>();
        try {
            for (FeedFolder folder : folders()) {
                round(folder);
            }
        } catch (IOException e) {
            trouble(settings.path().toString(), e.toString());
        }
        steady.nextRound();
        troubles = troublesNow;
        detail = troubles.isEmpty()
                ? ""
                : "folder: " + troubles.values().iterator().next();
    }

    private List<FeedFolder> folders() throws IOException {
        List<FeedFolder> folders = new ArrayList<>(List.of(new FeedFolder(settings.path(), OWN_FEED)));
        for (Path entry : FeedFolder.entries(settings.path())) {
            String name = entry.getFileName().toString();
            if (!Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS)
                    || OWN_FOLDERS.contains(name)
                    || name.startsWith(".")) {
                continue;
            }
            if (FeedName.isValid(name)) {
                folders.add(new FeedFolder(entry, name));
            } else {
                trouble(
                        name,
                        "name of a feed's folder must have at most " + FeedName.LONGEST
                                + " characters and no control character");
            }
        }
        return folders;
    }

    private void round(FeedFolder folder) throws InterruptedException {
        try {
            claimArrivals(folder);
            List<Claim> claims = folder.claims();
            if (claims.isEmpty()) {
                return;
            }
            Optional<Profile> profile = ReturnReader.profile(folder.profile());
            for (Claim claim : claims) {
                take(folder, claim, profile);
            }
        } catch (FaultyProfileException e) {
            trouble(folder.feed(), "profile of feed " + folder.feed() + ": " + e.getMessage());
            meters.count(Outcome.DEFERRED);
        } catch (IOException e) {
            trouble(folder.feed(), e.toString());
            meters.count(Outcome.DEFERRED);
        }
    }

    private void claimArrivals(FeedFolder folder) throws IOException {
        for (Path file : folder.arrivals()) {
            try {
                BasicFileAttributes look =
                        Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
                if (steady.isSteady(file, look.size(), look.lastModifiedTime())) {
                    folder.claim(file, nextReceived());
                }
            } catch (NoSuchFileException e) {
                log.debug("Another process claimed a file: file={}", file);
            }
        }
    }

    /** Of two files with the same statement the later one must be the later revision, also within a millisecond. */
    private Instant nextReceived() {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        received = now.isAfter(received) ? now : received.plusMillis(1);
        return received;
    }

    private void take(FeedFolder folder, Claim claim, Optional<Profile> profile) throws InterruptedException {
        try {
            FileReport report = reader.read(claim, folder.feed(), profile);
            boolean refused = report.hasRefusals();
            Path aside = folder.settle(claim, refused ? FeedFolder.REFUSED : FeedFolder.DONE, report.csv());
            meters.count(refused ? Outcome.REFUSED : Outcome.DONE);
            log.debug("File taken in: file={} accepted={}", aside, report.accepted());
        } catch (IOException e) {
            meters.count(Outcome.DEFERRED);
            trouble(claim.file().toString(), claim.name() + " waits: " + e);
        }
    }

    private void trouble(String place, String what) {
        troublesNow.put(place, what);
        if (!what.equals(troubles.get(place))) {
            log.warn("Folder has trouble: place={} cause={}", place, what);
        }
    }
}
