package org.industrymonitor.ingest.folder;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import org.industrymonitor.ingest.collect.Answer;
import org.industrymonitor.ingest.decode.Refusal;
import org.industrymonitor.ingest.sheet.Batch;
import org.industrymonitor.model.RefusalCode;

/** What became of a file, as a table that the sender of a return can open in a spreadsheet. */
final class FileReport {

    private static final char BYTE_ORDER_MARK = '\uFEFF';
    private static final String HEADER = "line,field,code,message,subject";

    private final List<Row> rows = new ArrayList<>();
    private final Map<RefusalCode, Long> refusedByCode = new EnumMap<>(RefusalCode.class);
    private long received;
    private long accepted;
    private long missing;
    private boolean whole;

    private record Row(long line, String field, String code, String message, String subject) {}

    /** A report on a file that was not read. */
    static FileReport refused(String code, String message) {
        FileReport report = new FileReport();
        report.refuse(code, message);
        return report;
    }

    /** Records of the file itself. */
    void add(Answer answer) {
        count(answer);
        for (Refusal refusal : answer.refusals()) {
            rows.add(new Row(
                    refusal.line(), refusal.field(), refusal.code().word(), refusal.message(), refusal.subject()));
        }
    }

    /** Records made from rows of the file: refusals are told by row and column of the file. */
    void add(Answer answer, Batch batch) {
        count(answer);
        for (Refusal refusal : answer.refusals()) {
            Batch.Origin origin = batch.origin(refusal.line());
            String field = refusal.field().equals("value") ? origin.column() : refusal.field();
            rows.add(new Row(origin.row(), field, refusal.code().word(), refusal.message(), refusal.subject()));
        }
    }

    /** The file, or the rest of it, could not be read. */
    void refuse(String code, String message) {
        whole = true;
        rows.add(new Row(0, "", code, message, ""));
    }

    /** Whether anything in the file was refused. */
    boolean hasRefusals() {
        return whole || !refusedByCode.isEmpty();
    }

    long accepted() {
        return accepted;
    }

    String csv() {
        long refused =
                refusedByCode.values().stream().mapToLong(Long::longValue).sum();
        StringJoiner counts = new StringJoiner("; ");
        counts.add("received " + received)
                .add("accepted " + accepted)
                .add("missing " + missing)
                .add("refused " + refused);
        refusedByCode.forEach((code, count) -> counts.add(code.word() + " " + count));
        StringBuilder csv =
                new StringBuilder().append(BYTE_ORDER_MARK).append(HEADER).append("\r\n");
        append(csv, new Row(0, "", "summary", counts.toString(), ""));
        rows.forEach(row -> append(csv, row));
        long unlisted = refused - rows.size() + (whole ? 1 : 0);
        if (unlisted > 0) {
            append(csv, new Row(0, "", "unlisted", unlisted + " more refusals are in the dead letters only", ""));
        }
        return csv.toString();
    }

    private void count(Answer answer) {
        received += answer.received();
        accepted += answer.accepted();
        missing += answer.missing();
        answer.refusedByCode().forEach((code, count) -> refusedByCode.merge(code, count, Long::sum));
    }

    private static void append(StringBuilder csv, Row row) {
        csv.append(row.line() == 0 ? "" : Long.toString(row.line()))
                .append(',')
                .append(field(row.field()))
                .append(',')
                .append(row.code())
                .append(',')
                .append(field(row.message()))
                .append(',')
                .append(field(row.subject()))
                .append("\r\n");
    }

    /** Quoted, and led by a blank where a spreadsheet would take what a stranger wrote for a formula. */
    private static String field(String text) {
        String safe = text.isEmpty() || "=+-@\t\r".indexOf(text.charAt(0)) < 0 ? text : ' ' + text;
        return '"' + safe.replace("\"", "\"\"").replaceAll("\\p{Cntrl}+", " ") + '"';
    }
}
