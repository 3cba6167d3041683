package org.industrymonitor.platform.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReadingsFileTest {
    @TempDir
    Path directory;

    @Test
    void repeatsTheHeaderInEachBodyAndKnowsWhichLineOfTheFileARefusalMeans() throws IOException {
        List<ReadingsBatch> batches = batches("h\na\nb\nc\n".getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);

        assertThat(batches).extracting(ReadingsFileTest::text).containsExactly("h\na\nb\n", "h\nc\n");
        assertThat(batches.get(0).record(3)).contains(new FeedRecord(3, "b"));
        assertThat(batches.get(1).record(2)).contains(new FeedRecord(4, "c"));
        assertThat(batches.get(1).record(1)).isEmpty();
        assertThat(batches.get(1).record(3)).isEmpty();
        assertThat(batches.get(0).nextLine()).isEqualTo(4);
        assertThat(batches).allSatisfy(batch -> assertThat(batch.contentType()).isEqualTo("text/csv"));
    }

    @Test
    void takesEachLineForARecordAsIngestDoesSoThatAQuoteLeftOpenCostsOneLine() throws IOException {
        List<ReadingsBatch> batches =
                batches("h\n\"a\nb\",1\nc,2\n".getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);

        assertThat(batches).extracting(ReadingsFileTest::text).containsExactly("h\n\"a\nb\",1\n", "h\nc,2\n");
        assertThat(batches.get(1).firstLine()).isEqualTo(4);
    }

    @Test
    void takesTheReasonsOffRecordsThatWereRefusedOfAnotherFile() throws IOException {
        assertThat(batches(
                        "a,b,line,field,code,message\n\"x, y\",2,7,b,negative,\"b must be 0, or more\"\n"
                                .getBytes(StandardCharsets.UTF_8),
                        StandardCharsets.UTF_8))
                .extracting(ReadingsFileTest::text)
                .containsExactly("a,b\n\"x, y\",2\n");
        assertThat(batches(
                        "{\"refused\":{\"line\":7},\"record\":{\"a\":1}}\n{\"refused\":{},\"record\":\"{broken\"}\n"
                                .getBytes(StandardCharsets.UTF_8),
                        StandardCharsets.UTF_8))
                .extracting(ReadingsFileTest::text)
                .containsExactly("{\"a\":1}\n{broken\n");
    }

    @Test
    void readsCompressedFilesWithByteOrderMarkAndOtherCharsets() throws IOException {
        assertThat(batches(compressed("\ufeffh\n钢\n".getBytes(StandardCharsets.UTF_8)), StandardCharsets.UTF_8))
                .extracting(ReadingsFileTest::text)
                .containsExactly("h\n钢\n");
        Charset gb18030 = Charset.forName("GB18030");
        assertThat(batches("h\n钢\n".getBytes(gb18030), gb18030))
                .extracting(ReadingsFileTest::text)
                .containsExactly("h\n钢\n");
    }

    @Test
    void sendsJsonLinesWithoutAHeader() throws IOException {
        List<ReadingsBatch> batches =
                batches("{\"a\":1}\n{\"a\":2}\n{\"a\":3}\n".getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);

        assertThat(batches).extracting(ReadingsFileTest::text).containsExactly("{\"a\":1}\n{\"a\":2}\n", "{\"a\":3}\n");
        assertThat(batches.get(1).contentType()).isEqualTo("application/x-ndjson");
        assertThat(batches.get(1).record(1)).contains(new FeedRecord(3, "{\"a\":3}"));
    }

    @Test
    void resumesAtALineWithTheHeader() throws IOException {
        Path path = Files.write(directory.resolve("r.csv"), "h\na\nb\nc\n".getBytes(StandardCharsets.UTF_8));
        try (ReadingsFile file = ReadingsFile.open(path, StandardCharsets.UTF_8)) {
            file.skipTo(3);
            assertThat(text(file.next(9).orElseThrow())).isEqualTo("h\nb\nc\n");
        }
    }

    @Test
    void hasNoBodyWhereThereIsNoRecord() throws IOException {
        assertThat(batches(new byte[0], StandardCharsets.UTF_8)).isEmpty();
        assertThat(batches("h\n".getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8))
                .isEmpty();
    }

    @Test
    void countsRecordsThatRepeatOthersWordForWord() {
        RepeatCounter counter = new RepeatCounter();
        List.of("a,1", "b,1", "a,1", "a,2", "a,1").forEach(counter::add);
        assertThat(counter.repeated()).isEqualTo(2);
    }

    private List<ReadingsBatch> batches(byte[] bytes, Charset charset) throws IOException {
        Path path = Files.write(directory.resolve("readings"), bytes);
        List<ReadingsBatch> batches = new ArrayList<>();
        try (ReadingsFile file = ReadingsFile.open(path, charset)) {
            Optional<ReadingsBatch> next = file.next(2);
            while (next.isPresent()) {
                batches.add(next.get());
                next = file.next(2);
            }
        }
        return batches;
    }

    private byte[] compressed(byte[] bytes) throws IOException {
        Path path = directory.resolve("compressed");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(path))) {
            out.write(bytes);
        }
        return Files.readAllBytes(path);
    }

    /** The batch as it stands in the file. */
    private static String text(ReadingsBatch batch) {
        String header = batch.header().isEmpty() ? "" : batch.header() + "\n";
        return header
                + batch.records().stream().map(record -> record.text() + "\n").collect(Collectors.joining());
    }
}
