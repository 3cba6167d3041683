package org.industrymonitor.ingest.folder;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.common.KafkaException;
import org.industrymonitor.ingest.collect.Answer;
import org.industrymonitor.ingest.collect.Body;
import org.industrymonitor.ingest.collect.Intake;
import org.industrymonitor.ingest.decode.BodyFormat;
import org.industrymonitor.ingest.decode.UnreadableBodyException;
import org.industrymonitor.ingest.folder.FeedFolder.Claim;
import org.industrymonitor.ingest.sheet.FaultyProfileException;
import org.industrymonitor.ingest.sheet.FileText;
import org.industrymonitor.ingest.sheet.Profile;
import org.industrymonitor.ingest.sheet.ProfileFile;
import org.industrymonitor.ingest.sheet.ReturnTranslator;
import org.industrymonitor.ingest.sheet.SheetFormat;
import org.industrymonitor.ingest.sheet.UnreadableSheetException;

/** Takes in one claimed file, and tells what became of it. */
final class ReturnReader {

    private final Intake intake;
    private final int maxBytes;

    ReturnReader(Intake intake, int maxBytes) {
        this.intake = intake;
        this.maxBytes = maxBytes;
    }

    /** Kafka did not take all of a file; what it took does no harm when it is taken in again. */
    static final class NotTaken extends IOException {
        private static final long serialVersionUID = 1L;

        NotTaken(Throwable cause) {
            super(cause.getMessage(), cause);
        }
    }

    /** The profile of a feed, if it has one. */
    static Optional<Profile> profile(Path file) throws FaultyProfileException, IOException {
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            return Optional.empty();
        }
        try (Reader reader =
                new InputStreamReader(Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS), StandardCharsets.UTF_8)) {
            return Optional.of(ProfileFile.read(reader));
        }
    }

    /**
     * Takes in a file.
     *
     * @return once Kafka has acknowledged all that could be read
     * @throws NotTaken if Kafka does not have all of it
     * @throws IOException if the file cannot be read now
     */
    FileReport read(Claim claim, String feed, Optional<Profile> profile) throws IOException, InterruptedException {
        if (!Files.isRegularFile(claim.file(), LinkOption.NOFOLLOW_LINKS)) {
            return FileReport.refused("unsupported-type", "only plain files are taken, this is a link or a device");
        }
        if (claim.name().chars().anyMatch(c -> Character.isISOControl(c) || c == '\uFFFD')) {
            return FileReport.refused("bad-name", "name of the file must have no control character");
        }
        Optional<SheetFormat> format = SheetFormat.of(claim.name());
        if (format.isEmpty()) {
            return FileReport.refused("unsupported-type", "name of the file must end with .csv or .xlsx");
        }
        byte[] bytes;
        try (InputStream file = Files.newInputStream(claim.file(), LinkOption.NOFOLLOW_LINKS)) {
            bytes = file.readNBytes(maxBytes + 1);
        }
        if (bytes.length > maxBytes) {
            return FileReport.refused("too-large", "file must have at most " + maxBytes + " bytes");
        }
        return profile.isEmpty() && format.get() == SheetFormat.CSV
                ? asItIs(bytes, claim, feed)
                : translated(format.get(), bytes, profile.orElse(Profile.CONTRACT), claim, feed);
    }

    private FileReport asItIs(byte[] bytes, Claim claim, String feed) throws NotTaken, InterruptedException {
        FileText text = FileText.of(bytes);
        try {
            FileReport report = new FileReport();
            report.add(collect(new Body(text.bytes(), BodyFormat.CSV, text.charset(), feed), claim));
            return report;
        } catch (UnreadableBodyException e) {
            return FileReport.refused("unreadable", e.getMessage());
        }
    }

    private FileReport translated(SheetFormat format, byte[] bytes, Profile profile, Claim claim, String feed)
            throws IOException, InterruptedException {
        FileReport report = new FileReport();
        try {
            ReturnTranslator.translate(format, bytes, maxBytes, profile, batch -> {
                Body body = new Body(batch.csv(), BodyFormat.CSV, StandardCharsets.UTF_8, feed);
                try {
                    report.add(collect(body, claim), batch);
                } catch (UnreadableBodyException e) {
                    throw new IllegalStateException("what is written here must be readable", e);
                }
            });
        } catch (UnreadableSheetException e) {
            report.refuse("unreadable", e.getMessage());
        }
        return report;
    }

    private Answer collect(Body body, Claim claim) throws UnreadableBodyException, NotTaken, InterruptedException {
        try {
            return intake.collect(body, claim.received()).get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof UnreadableBodyException unreadable) {
                throw unreadable;
            }
            throw new NotTaken(e.getCause());
        } catch (KafkaException e) {
            throw new NotTaken(e);
        }
    }
}
