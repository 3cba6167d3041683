package org.industrymonitor.ingest;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import org.industrymonitor.ingest.collect.Answer;
import org.industrymonitor.ingest.collect.Body;
import org.industrymonitor.ingest.decode.BodyFormat;
import org.industrymonitor.ingest.decode.Refusal;
import org.industrymonitor.ingest.decode.UnreadableBodyException;
import org.industrymonitor.ingest.sheet.Profile;
import org.industrymonitor.ingest.sheet.ReturnTranslator;
import org.industrymonitor.ingest.sheet.SheetFormat;
import org.industrymonitor.ingest.sheet.UnreadableSheetException;
import org.industrymonitor.model.RefusalCode;

/** What becomes of an input at the {@link Edge}, in one line; whatever else would come of it is an error of ours. */
public final class Outcomes {

    private static final int WORKBOOK = 16 << 20;

    private static final byte[] ORDINARY =
            ("{\"subject\":\"E1\",\"period_start\":\"2020-04-01T08:00:00Z\",\"period\":\"PT1H\","
                            + "\"items\":[{\"item\":\"coke\",\"value\":812.4,\"unit\":\"t\"}]}\n")
                    .repeat(2)
                    .getBytes(StandardCharsets.UTF_8);

    private static final Profile WIDE = new Profile(
            Optional.empty(),
            "代码",
            "月份",
            new Profile.Source(Optional.empty(), "P1M"),
            Optional.empty(),
            Optional.empty(),
            List.of(new Profile.ItemColumn("coke", "焦炭", "t"), new Profile.ItemColumn("electricity", "用电", "MWh")),
            Optional.empty(),
            Set.of("合计"),
            Set.of("-"));

    private Outcomes() {}

    /** Of a body, in UTF-8. */
    public static String ofBody(BodyFormat format, byte[] bytes) throws InterruptedException, ExecutionException {
        Edge edge = new Edge();
        try {
            return text(
                    List.of(checked(edge, edge.collect(format, bytes, "hostile").get())));
        } catch (ExecutionException e) {
            if (e.getCause() instanceof UnreadableBodyException
                    && !e.getCause().getMessage().isBlank()) {
                return "unreadable";
            }
            throw e;
        }
    }

    /** Of lines of JSON among ordinary ones, which must be the same whichever way they go. */
    public static void ofBothWays(byte[] lines) throws InterruptedException, ExecutionException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.writeBytes(ORDINARY);
        body.writeBytes(lines);
        body.write('\n');
        body.writeBytes(ORDINARY);
        BothWays.answer(body.toByteArray());
    }

    /** Of a workbook with the header of the contract. */
    public static String ofWorkbook(byte[] bytes) throws InterruptedException, ExecutionException, IOException {
        return ofSheet(SheetFormat.XLSX, bytes, Profile.CONTRACT);
    }

    /** Of a return in CSV, wide and with names of a bureau's own. */
    public static String ofReturn(byte[] bytes) throws InterruptedException, ExecutionException, IOException {
        return ofSheet(SheetFormat.CSV, bytes, WIDE);
    }

    private static String ofSheet(SheetFormat format, byte[] bytes, Profile profile)
            throws InterruptedException, ExecutionException, IOException {
        Edge edge = new Edge();
        List<Answer> answers = new ArrayList<>();
        String end = "";
        try {
            ReturnTranslator.translate(format, bytes, WORKBOOK, profile, batch -> {
                try {
                    answers.add(edge.collect(
                                    new Body(batch.csv(), BodyFormat.CSV, StandardCharsets.UTF_8, "hostile"), Edge.NOW)
                            .get());
                } catch (ExecutionException e) {
                    throw new AssertionError("what is written here must be readable", e);
                }
                if (answers.get(answers.size() - 1).received()
                        != batch.origins().size()) {
                    throw new AssertionError("each figure must be one record: " + batch.origins());
                }
            });
        } catch (UnreadableSheetException e) {
            if (e.getMessage().isBlank()) {
                throw new AssertionError("must say why", e);
            }
            end = "unreadable";
        }
        String taken = answers.isEmpty() ? "" : text(answers);
        return taken + (taken.isEmpty() || end.isEmpty() ? "" : "; ") + end;
    }

    private static Answer checked(Edge edge, Answer answer) {
        if (answer.refusals().stream().map(Refusal::message).anyMatch(String::isBlank)) {
            throw new AssertionError("each refusal must say why: " + answer);
        }
        if (edge.letters().size() != answer.refused()) {
            throw new AssertionError("each refusal must have its dead letter: " + answer);
        }
        return answer;
    }

    private static String text(List<Answer> answers) {
        long accepted = answers.stream().mapToLong(Answer::accepted).sum();
        long missing = answers.stream().mapToLong(Answer::missing).sum();
        Map<RefusalCode, Long> refused = new TreeMap<>();
        answers.forEach(
                answer -> answer.refusedByCode().forEach((code, count) -> refused.merge(code, count, Long::sum)));
        StringBuilder text = new StringBuilder("accepted ").append(accepted);
        if (missing > 0) {
            text.append("; missing ").append(missing);
        }
        refused.forEach((code, count) ->
                text.append("; ").append(code.word()).append(' ').append(count));
        return text.toString();
    }
}
