package org.industrymonitor.ingest.folder;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.industrymonitor.ingest.Edge;
import org.industrymonitor.model.Reading;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The spreadsheet program itself saves one sheet as a workbook and as CSV. */
@Tag("programs")
@Timeout(120)
class ReturnsLibreOfficeTest {

    private static final String XLSX = "xlsx";
    /** Separator, quote, GB18030 by LibreOffice's number, first line. */
    private static final String GB18030_CSV = "csv:Text - txt - csv (StarCalc):44,34,85,1";

    private static final String UTF_8_CSV = "csv:Text - txt - csv (StarCalc):59,34,76,1";

    @TempDir
    private Path folder;

    @Test
    void theSameSheetGivesTheSameReadingsAsWorkbookAndAsCsv() throws Exception {
        Path sheet = copy("return.fods", folder);

        List<Reading> workbook = readings(convert(sheet, XLSX), "workbook");
        Path gb18030 = convert(sheet, GB18030_CSV);
        assertThat(new String(Files.readAllBytes(gb18030), Charset.forName("GB18030")))
                .contains("统一社会信用代码");

        assertThat(workbook).extracting(Reading::subject).containsExactly("91410500171000001A", "91410500171000002B");
        assertThat(readings(gb18030, "gb18030")).isEqualTo(workbook);
        assertThat(readings(convert(sheet, UTF_8_CSV), "semicolons")).isEqualTo(workbook);
    }

    private Path convert(Path sheet, String to) throws IOException, InterruptedException {
        Process program = new ProcessBuilder(
                        "soffice",
                        "-env:UserInstallation=" + folder.resolve("settings").toUri(),
                        "--headless",
                        "--convert-to",
                        to,
                        "--outdir",
                        folder.toString(),
                        sheet.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("soffice.log").toFile())
                .start();
        assertThat(program.waitFor(100, TimeUnit.SECONDS)).isTrue();
        Path converted = folder.resolve("return." + to.split(":")[0]);
        assertThat(converted)
                .as(Files.readString(folder.resolve("soffice.log")))
                .exists();
        return converted;
    }

    private List<Reading> readings(Path file, String place) throws IOException, InterruptedException {
        Path feed = Files.createDirectories(folder.resolve(place).resolve("bureau"));
        copy("profile.properties", feed);
        Files.move(file, feed.resolve(file.getFileName()));
        Edge edge = new Edge();
        FolderWatch watch = new FolderWatch(
                new FolderSettings(folder.resolve(place), Duration.ofSeconds(1), 1 << 20),
                edge,
                () -> true,
                InstantSource.fixed(Edge.NOW),
                edge.registry);
        watch.round();
        watch.round();
        assertThat(edge.letters()).isEmpty();
        return edge.readings();
    }

    private Path copy(String resource, Path to) throws IOException {
        try (InputStream stream =
                Objects.requireNonNull(getClass().getResourceAsStream("/return/" + resource), resource)) {
            Files.copy(stream, to.resolve(resource));
        }
        return to.resolve(resource);
    }
}
