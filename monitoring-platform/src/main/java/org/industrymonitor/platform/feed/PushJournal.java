package org.industrymonitor.platform.feed;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;

/** Keeps the state of one file while it is sent; where it cannot be kept, says so once and goes on. */
public final class PushJournal {
    private final Path path;
    private final Consumer<String> warned;
    private PushState state;
    private boolean kept = true;

    private PushJournal(Path path, PushState state, Consumer<String> warned) {
        this.path = path;
        this.state = state;
        this.warned = warned;
    }

    /**
     * Finds out where to begin, and as which revision.
     *
     * @param now in milliseconds since 1970; the revision of a file that was never sent
     * @param restart whether to begin at the beginning, wherever it was cut
     * @param revision to state the file as, instead of that of its first time
     * @param warned told when the state cannot be kept
     * @throws IOException if the file, or the state beside it, cannot be read
     */
    public static PushJournal open(
            Path file, String to, long now, boolean restart, OptionalLong revision, Consumer<String> warned)
            throws IOException {
        Path path = PushState.beside(file);
        PushState state = PushState.fresh(file, to, now);
        Optional<PushState> before = PushState.load(path).filter(state::isOfSameFile);
        if (before.isPresent()) {
            state = state.withRevision(before.get().revision());
            if (!restart && state.isCutIn(before.get())) {
                state = state.at(before.get().nextLine());
            }
        }
        PushJournal journal =
                new PushJournal(path, revision.isPresent() ? state.withRevision(revision.getAsLong()) : state, warned);
        journal.keep();
        return journal;
    }

    public long revision() {
        return state.revision();
    }

    /** The first line, from 1, that is not yet acknowledged. */
    public long nextLine() {
        return state.nextLine();
    }

    /** All lines before that one are acknowledged. */
    public void acknowledged(long nextLine) {
        state = state.at(nextLine);
        keep();
    }

    /** The whole file is acknowledged. */
    public void finished() {
        state = state.done();
        keep();
    }

    private void keep() {
        if (!kept) {
            return;
        }
        try {
            state.save(path);
        } catch (IOException denied) {
            kept = false;
            warned.accept("the state cannot be kept in " + path + " (" + denied.getMessage()
                    + "): a push that is cut will begin again, as a new statement");
        }
    }
}
