package org.industrymonitor.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Locale;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Hostile inputs that are too large to be kept, or are small and grow. */
enum LargeInput {
    CSV_LINE_OF_10_MB("csv"),
    CSV_HEADER_OF_10_MB("csv"),
    CSV_COMMAS_10_MB("csv"),
    CSV_QUOTES_10_MB("csv"),
    CSV_MILLION_EMPTY_LINES("csv"),
    CSV_MILLION_NULS("csv"),
    CSV_20K_BAD_ROWS("csv"),
    CSV_20K_ROWS_OF_ONE_STATEMENT("csv"),
    CSV_BODY_BEYOND_THE_LIMIT("csv"),
    JSON_NESTED_MILLION_DEEP("json"),
    JSON_NESTED_OBJECTS_MILLION_DEEP("json"),
    JSON_STRING_OF_10_MB("json"),
    JSON_NUMBER_OF_5_MB("json"),
    JSON_KEY_OF_5_MB("json"),
    JSON_ARRAY_OF_50K_EMPTY_OBJECTS("json"),
    JSON_ARRAY_OF_50K_NUMBERS("json"),
    JSON_100K_KEYS("json"),
    JSON_KEYS_THAT_COLLIDE("json"),
    JSON_BLANKS_10_MB("json"),
    NDJSON_LINE_OF_10_MB("ndjson"),
    NDJSON_20K_BRACKETS("ndjson"),
    NDJSON_MILLION_BLANK_LINES("ndjson"),
    GZIP_BOMB_OF_1_GB("gzip"),
    GZIP_BOMB_OF_COMMAS("gzip"),
    GZIP_10K_MEMBERS("gzip"),
    XLSX_BOMB_IN_THE_SHEET("xlsx"),
    XLSX_BOMB_IN_THE_STRINGS("xlsx"),
    XLSX_BOMB_IN_A_PICTURE("xlsx"),
    XLSX_WIDE_ROWS_REPEATED("xlsx"),
    XLSX_SHARED_FORMULAS("xlsx"),
    XLSX_100K_PARTS("xlsx"),
    XLSX_ELEMENT_OF_50K_ATTRIBUTES("xlsx"),
    FILES_REGISTRY_LINE_OF_10_MB("files"),
    FILES_REGISTRY_50K_BAD_ROWS("files"),
    FILES_SECTORS_CHAIN_OF_50K("files"),
    FILES_CALENDAR_10_MB_OF_QUOTES("files");

    private static final int MB = 1 << 20;
    private static final String HEADER = "subject,measure,period_start,period,value,unit\n";
    private static final String ROW = "E1,coke,2020-04-01T08:00,PT1H,1,t\n";
    private static final String REGISTRY = "enterprise,name,sector,region,period,items\n";

    private final String format;

    LargeInput(String format) {
        this.format = format;
    }

    /** As if it were kept. */
    String fileName() {
        String name = name().toLowerCase(Locale.ROOT);
        int start = format.length() + 1;
        if (format.equals("files")) {
            int kind = name.indexOf('_', start);
            return "files/" + name.substring(start, kind) + "-large-"
                    + name.substring(kind + 1).replace('_', '-');
        }
        return format + "/large-" + name.substring(start).replace('_', '-');
    }

    static Stream<String> names() {
        return Stream.of(values()).map(LargeInput::fileName);
    }

    byte[] bytes() throws IOException {
        return switch (this) {
            case CSV_LINE_OF_10_MB -> bytes(HEADER, "x", 10 * MB, "\n" + ROW);
            case CSV_HEADER_OF_10_MB -> bytes("", "subject,", 10 * MB / 8, "\n" + ROW);
            case CSV_COMMAS_10_MB -> bytes(HEADER, ",", 10 * MB, "\n" + ROW);
            case CSV_QUOTES_10_MB -> bytes(HEADER, "\"", 10 * MB, "\n" + ROW);
            case CSV_MILLION_EMPTY_LINES -> bytes(HEADER, "\n", MB, ROW);
            case CSV_MILLION_NULS -> bytes(HEADER, "\0", MB, "\n" + ROW);
            case CSV_20K_BAD_ROWS -> bytes(HEADER, "E1,tea,x,y,z,w\n", 20_000, ROW);
            case CSV_20K_ROWS_OF_ONE_STATEMENT -> bytes(HEADER, ROW, 20_000, "");
            case CSV_BODY_BEYOND_THE_LIMIT -> bytes(HEADER, "x\n", 9 * MB, "");
            case JSON_NESTED_MILLION_DEEP -> bytes("", "[", MB, "]".repeat(MB));
            case JSON_NESTED_OBJECTS_MILLION_DEEP -> bytes("", "{\"a\":", MB, "1" + "}".repeat(MB));
            case JSON_STRING_OF_10_MB -> bytes("{\"subject\":\"", "x", 10 * MB, "\"}");
            case JSON_NUMBER_OF_5_MB -> bytes("{\"value\":", "9", 5 * MB, "}");
            case JSON_KEY_OF_5_MB -> bytes("{\"", "k", 5 * MB, "\":1}");
            case JSON_ARRAY_OF_50K_EMPTY_OBJECTS -> bytes("[", "{},", 50_000, "{}]");
            case JSON_ARRAY_OF_50K_NUMBERS -> bytes("[", "1,", 50_000, "1]");
            case JSON_100K_KEYS -> keys(100_000, "k%d");
            case JSON_KEYS_THAT_COLLIDE -> collidingKeys(13);
            case JSON_BLANKS_10_MB -> bytes("", " ", 10 * MB, "{}");
            case NDJSON_LINE_OF_10_MB -> bytes("{\"subject\":\"", "x", 10 * MB, "\"}\n{}");
            case NDJSON_20K_BRACKETS -> bytes("", "{\n", 20_000, "");
            case NDJSON_MILLION_BLANK_LINES -> bytes("", " \n", MB, "{}");
            case GZIP_BOMB_OF_1_GB -> gzip(new byte[0], new byte[MB], 1_024);
            case GZIP_BOMB_OF_COMMAS ->
                gzip(HEADER.getBytes(UTF_8), ",".repeat(MB).getBytes(UTF_8), 200);
            case GZIP_10K_MEMBERS -> members(10_000);
            case XLSX_BOMB_IN_THE_SHEET -> zip("xl/worksheets/sheet1.xml", 64);
            case XLSX_BOMB_IN_THE_STRINGS -> zip("xl/sharedStrings.xml", 64);
            case XLSX_BOMB_IN_A_PICTURE -> zip("xl/media/image1.png", 64);
            case XLSX_WIDE_ROWS_REPEATED -> sheet("<row><c r=\"XFD1\"/></row>", 100_000);
            case XLSX_SHARED_FORMULAS ->
                sheet(
                        "<row><c r=\"A1\"><f t=\"shared\" ref=\"A1:A9\" si=\"0\">" + "A1+".repeat(10_000)
                                + "1</f><v>1</v></c></row>",
                        "<row><c><f t=\"shared\" si=\"0\"/><v>1</v></c></row>",
                        100_000);
            case XLSX_100K_PARTS -> parts(100_000);
            case XLSX_ELEMENT_OF_50K_ATTRIBUTES -> sheet("<row " + attributes(50_000) + "/>", 1);
            case FILES_REGISTRY_LINE_OF_10_MB -> bytes(REGISTRY, "x", 10 * MB, "\n");
            case FILES_REGISTRY_50K_BAD_ROWS -> bytes(REGISTRY, "E7,a,x,y,z,w\n", 50_000, "");
            case FILES_SECTORS_CHAIN_OF_50K -> chain(50_000);
            case FILES_CALENDAR_10_MB_OF_QUOTES -> bytes("scope,start,end,kind,note\n", "\"", 10 * MB, "");
        };
    }

    private static byte[] bytes(String start, String repeated, int times, String end) {
        return (start + repeated.repeat(times) + end).getBytes(UTF_8);
    }

    private static byte[] keys(int count, String pattern) {
        StringBuilder json = new StringBuilder("{");
        for (int i = 0; i < count; i++) {
            json.append(i == 0 ? "\"" : ",\"").append(pattern.formatted(i)).append("\":1");
        }
        return json.append('}').toString().getBytes(UTF_8);
    }

    /** All names of so many pairs, each "Aa" or "BB", have the same hash in Java. */
    private static byte[] collidingKeys(int pairs) {
        StringBuilder json = new StringBuilder("{");
        for (int i = 0; i < 1 << pairs; i++) {
            json.append(i == 0 ? "\"" : ",\"");
            for (int bit = 0; bit < pairs; bit++) {
                json.append((i >> bit & 1) == 0 ? "Aa" : "BB");
            }
            json.append("\":1");
        }
        return json.append('}').toString().getBytes(UTF_8);
    }

    private static String attributes(int count) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < count; i++) {
            text.append(" a").append(i).append("=\"1\"");
        }
        return text.toString();
    }

    private static byte[] chain(int length) {
        StringBuilder csv = new StringBuilder("code,name_zh,name_en,parent\nL0,,,\n");
        for (int i = 1; i < length; i++) {
            csv.append('L').append(i).append(",,,L").append(i - 1).append('\n');
        }
        return csv.toString().getBytes(UTF_8);
    }

    private static byte[] gzip(byte[] start, byte[] repeated, int times) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(start);
            for (int i = 0; i < times; i++) {
                gzip.write(repeated);
            }
        }
        return bytes.toByteArray();
    }

    private static byte[] members(int count) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write(gzip(HEADER.getBytes(UTF_8), new byte[0], 0));
        byte[] member = gzip(ROW.getBytes(UTF_8), new byte[0], 0);
        for (int i = 1; i < count; i++) {
            bytes.write(member);
        }
        return bytes.toByteArray();
    }

    private static byte[] sheet(String repeated, int times) throws IOException {
        return sheet("", repeated, times);
    }

    private static byte[] sheet(String first, String repeated, int times) throws IOException {
        return workbook(
                "xl/worksheets/sheet1.xml",
                ("<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>" + first)
                        .getBytes(UTF_8),
                repeated.getBytes(UTF_8),
                times,
                "</sheetData></worksheet>".getBytes(UTF_8));
    }

    private static byte[] zip(String part, int megabytes) throws IOException {
        return workbook(part, "<a>".getBytes(UTF_8), new byte[MB], megabytes, "</a>".getBytes(UTF_8));
    }

    /** The parts of a workbook that are needed, one of them made of a start, a repeated piece and an end. */
    private static byte[] workbook(String part, byte[] start, byte[] repeated, int times, byte[] end)
            throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (String name : WorkbookParts.NAMES) {
                if (!name.equals(part)) {
                    zip.putNextEntry(new ZipEntry(name));
                    zip.write(WorkbookParts.of(name));
                }
            }
            zip.putNextEntry(new ZipEntry(part));
            zip.write(start);
            for (int i = 0; i < times; i++) {
                zip.write(repeated);
            }
            zip.write(end);
        }
        return bytes.toByteArray();
    }

    private static byte[] parts(int count) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (int i = 0; i < count; i++) {
                zip.putNextEntry(new ZipEntry("p" + i));
            }
        }
        return bytes.toByteArray();
    }
}
