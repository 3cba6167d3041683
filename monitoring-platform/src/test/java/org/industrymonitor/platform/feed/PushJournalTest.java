package org.industrymonitor.platform.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PushJournalTest {
    private static final String HERE = "http://here";

    @TempDir
    Path directory;

    private final List<String> warnings = new ArrayList<>();
    private Path file;

    @BeforeEach
    void write() throws IOException {
        file = Files.writeString(directory.resolve("r.csv"), "h\na\nb\n");
    }

    @Test
    void goesOnWhereItWasCutAsTheSameStatement() throws IOException {
        open(HERE, 1_000, false).acknowledged(3);

        PushJournal resumed = open(HERE, 2_000, false);
        assertThat(resumed.nextLine()).isEqualTo(3);
        assertThat(resumed.revision()).isEqualTo(1_000);
    }

    @Test
    void sendsAFinishedFileFromTheBeginningAsTheSameStatementSoThatLaterCorrectionsStand() throws IOException {
        PushJournal first = open(HERE, 1_000, false);
        first.acknowledged(4);
        first.finished();

        PushJournal again = open(HERE, 2_000, false);
        assertThat(again.nextLine()).isEqualTo(1);
        assertThat(again.revision()).isEqualTo(1_000);
    }

    @Test
    void beginsAgainWhenToldAndForAnotherAddressAndIsANewStatementOnlyWhenTheFileChanged() throws IOException {
        open(HERE, 1_000, false).acknowledged(3);
        assertThat(open("http://there", 2_000, false).nextLine()).isEqualTo(1);

        open(HERE, 2_500, false).acknowledged(3);
        PushJournal restarted = open(HERE, 3_000, true);
        assertThat(restarted.nextLine()).isEqualTo(1);
        assertThat(restarted.revision()).isEqualTo(1_000);

        restarted.acknowledged(3);
        Files.writeString(file, "h\na\nc\n");
        PushJournal changed = open(HERE, 4_000, false);
        assertThat(changed.nextLine()).isEqualTo(1);
        assertThat(changed.revision()).isEqualTo(4_000);
    }

    @Test
    void takesTheRevisionThatIsGiven() throws IOException {
        open(HERE, 1_000, false).finished();
        PushJournal journal = PushJournal.open(file, HERE, 2_000, false, OptionalLong.of(7), warnings::add);
        assertThat(journal.revision()).isEqualTo(7);
    }

    @Test
    void takesWhatIsNotItsOwnForNothing() throws IOException {
        Files.writeString(PushState.beside(file), "not json");
        assertThat(open(HERE, 1_000, false).nextLine()).isEqualTo(1);
        assertThat(PushState.load(PushState.beside(file)).orElseThrow().revision())
                .isEqualTo(1_000);
    }

    @Test
    void saysOnceThatItCannotKeepTheState() throws IOException {
        Files.createDirectories(PushState.beside(file).resolveSibling("r.csv.push-state.next"));
        PushJournal journal = open(HERE, 1_000, false);
        journal.acknowledged(2);

        assertThat(warnings).singleElement().asString().startsWith("the state cannot be kept in ");
        assertThat(journal.nextLine()).isEqualTo(2);
    }

    private PushJournal open(String to, long now, boolean restart) throws IOException {
        return PushJournal.open(file, to, now, restart, OptionalLong.empty(), warnings::add);
    }
}
