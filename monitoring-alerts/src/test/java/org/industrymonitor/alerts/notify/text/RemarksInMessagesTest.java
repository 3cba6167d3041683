package org.industrymonitor.alerts.notify.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.industrymonitor.alerts.notify.Samples;
import org.industrymonitor.alerts.notify.text.Message.Line;
import org.industrymonitor.model.Alert;
import org.industrymonitor.model.Remark;
import org.industrymonitor.model.RemarkKind;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RemarksInMessagesTest {

    private static final Alert ALERT = Samples.alert("BW01");

    @ParameterizedTest
    @CsvSource({
        "EN, Operators, 'duty sees to it; desk says it is no fall: 换表'",
        "ZH, 处理, duty已确认；desk认为是误报：换表",
    })
    void tellRecipientsWhatOperatorsSaid(Language language, String label, String text) {
        Remarks said = id -> id.equals(ALERT.id())
                ? List.of(remark(RemarkKind.ACKNOWLEDGED, "duty", ""), remark(RemarkKind.FALSE, "desk", "换表"))
                : List.of();
        MessageWriter writer = new MessageWriter(language, Samples.directory(), Links.NONE, said);

        assertThat(writer.message(ALERT).lines()).contains(new Line(label, text));
        assertThat(writer.message(Samples.alert("CE01")).lines())
                .extracting(Line::label)
                .doesNotContain(label);
    }

    private static Remark remark(RemarkKind kind, String by, String text) {
        return new Remark(ALERT.id(), ALERT.node(), ALERT.series(), ALERT.raised(), kind, by, Instant.EPOCH, text);
    }
}
