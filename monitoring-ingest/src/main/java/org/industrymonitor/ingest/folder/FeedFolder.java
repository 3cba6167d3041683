package org.industrymonitor.ingest.folder;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The folder of one feed.  A file that has arrived is first moved to {@code .taking/<time>/}, which only one process can do,
 * and whose name keeps when it was received, also through a crash; then to {@code done} or {@code refused}.  Links are never
 * followed, and nothing is ever overwritten.
 */
final class FeedFolder {

    static final String PROFILE = "profile.properties";
    static final String DONE = "done";
    static final String REFUSED = "refused";

    private static final String TAKING = ".taking";
    private static final String REPORT = ".report.csv";
    private static final Set<String> UNFINISHED = Set.of(".part", ".partial", ".filepart", ".crdownload", ".tmp");
    private static final int LONGEST_NAME = 200;
    private static final int MOST_OF_A_NAME = 100_000;

    private final Path folder;
    private final String feed;

    FeedFolder(Path folder, String feed) {
        this.folder = folder;
        this.feed = feed;
    }

    /**
     * A file that is being taken.
     *
     * @param received when it was claimed
     */
    record Claim(Path file, Instant received) {
        String name() {
            return file.getFileName().toString();
        }
    }

    String feed() {
        return feed;
    }

    Path profile() {
        return folder.resolve(PROFILE);
    }

    /** Everything in the folder that is not a folder and not ours, oldest first. */
    List<Path> arrivals() throws IOException {
        List<Path> arrivals = new ArrayList<>();
        for (Path entry : entries(folder)) {
            if (!isOurs(entry.getFileName().toString()) && !Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS)) {
                arrivals.add(entry);
            }
        }
        return arrivals;
    }

    /**
     * Moves a file to where it is taken from.
     *
     * @throws NoSuchFileException if another process was faster
     */
    Claim claim(Path file, Instant received) throws IOException {
        Path place = Files.createDirectories(folder.resolve(TAKING).resolve(Long.toString(received.toEpochMilli())));
        Path claimed = place.resolve(file.getFileName());
        Files.move(file, claimed, StandardCopyOption.ATOMIC_MOVE);
        return new Claim(claimed, received);
    }

    /** What is claimed and not settled, the oldest claim first. */
    List<Claim> claims() throws IOException {
        List<Claim> claims = new ArrayList<>();
        Path taking = folder.resolve(TAKING);
        if (Files.isDirectory(taking, LinkOption.NOFOLLOW_LINKS)) {
            for (Path place : entries(taking)) {
                String time = place.getFileName().toString();
                if (time.matches("[0-9]{1,15}") && Files.isDirectory(place, LinkOption.NOFOLLOW_LINKS)) {
                    Instant received = Instant.ofEpochMilli(Long.parseLong(time));
                    entries(place).forEach(file -> claims.add(new Claim(file, received)));
                }
            }
        }
        claims.sort(Comparator.comparing(Claim::received).thenComparing(Claim::file));
        return claims;
    }

    /** Puts a claimed file aside, its report beside it, under a name that nothing there has. */
    Path settle(Claim claim, String target, String report) throws IOException {
        Path place = Files.createDirectories(folder.resolve(target));
        String name = safe(claim.name());
        for (int n = 1; n <= MOST_OF_A_NAME; n++) {
            Path file = place.resolve(numbered(name, n));
            Path beside = place.resolve(numbered(name, n) + REPORT);
            if (Files.exists(file, LinkOption.NOFOLLOW_LINKS) || !reserve(beside, report)) {
                continue;
            }
            try {
                Files.move(claim.file(), file);
            } catch (IOException e) {
                Files.delete(beside);
                throw e;
            }
            removeIfEmpty(claim.file().getParent());
            return file;
        }
        throw new FileAlreadyExistsException(
                place.resolve(name).toString(), null, "and as many of that name as there may be");
    }

    /** Whether the report is ours: only one process can make it. */
    private static boolean reserve(Path report, String text) throws IOException {
        try {
            Files.write(report, text.getBytes(StandardCharsets.UTF_8), StandardOpenOption.CREATE_NEW);
            return true;
        } catch (FileAlreadyExistsException e) {
            return false;
        }
    }

    private static void removeIfEmpty(Path place) throws IOException {
        if (entries(place).isEmpty()) {
            Files.deleteIfExists(place);
        }
    }

    private static boolean isOurs(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return name.equals(PROFILE)
                || name.startsWith(".")
                || name.startsWith("~$")
                || UNFINISHED.stream().anyMatch(lower::endsWith);
    }

    /** A name without characters that a terminal or a spreadsheet would act on, and short enough to be numbered. */
    private static String safe(String name) {
        String printable = name.replaceAll("[\\p{Cntrl}\\p{Cf}\uFFFD/\\\\]", "_");
        if (printable.length() <= LONGEST_NAME && printable.getBytes(StandardCharsets.UTF_8).length <= LONGEST_NAME) {
            return printable;
        }
        int dot = printable.lastIndexOf('.');
        String end = dot > 0 && printable.length() - dot <= 6 ? printable.substring(dot) : "";
        String stem = printable.substring(0, printable.length() - end.length());
        while ((stem + end).getBytes(StandardCharsets.UTF_8).length > LONGEST_NAME) {
            stem = stem.substring(0, stem.offsetByCodePoints(stem.length(), -1));
        }
        return stem + end;
    }

    private static String numbered(String name, int n) {
        if (n == 1) {
            return name;
        }
        int dot = name.lastIndexOf('.');
        return dot <= 0 ? name + " (" + n + ")" : name.substring(0, dot) + " (" + n + ")" + name.substring(dot);
    }

    /** Everything in a folder, the oldest first. */
    static List<Path> entries(Path folder) throws IOException {
        List<Path> entries = new ArrayList<>();
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder)) {
            stream.forEach(entries::add);
        }
        entries.sort(Comparator.comparing(FeedFolder::modified).thenComparing(Comparator.naturalOrder()));
        return entries;
    }

    private static long modified(Path entry) {
        try {
            return Files.readAttributes(entry, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
                    .lastModifiedTime()
                    .toMillis();
        } catch (IOException e) {
            // Gone since it was listed: another process was faster, and whoever opens it will say so.
            return 0;
        }
    }
}
