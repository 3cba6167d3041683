package org.industrymonitor.alerts.notify.setup;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.common.config.ConfigDef;
import org.industrymonitor.alerts.notify.Receiver;
import org.industrymonitor.alerts.notify.Samples;
import org.industrymonitor.model.AlertKind;
import org.industrymonitor.model.AlertState;
import org.industrymonitor.model.NodeId;
import org.industrymonitor.model.Severity;
import org.industrymonitor.runtime.settings.SettingsTable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code docs/notifying.md} says what the code does; {@code -Dgolden.update=true} writes its tables anew. */
class NotifyingPageTest {

    private static final Path PAGE = Path.of("..", "docs", "notifying.md");
    private static final Pattern EXAMPLE = Pattern.compile("```properties\n(.*?)```", Pattern.DOTALL);

    @TempDir
    private Path folder;

    @Test
    void everyExampleIsAFileThatIsTaken() throws IOException {
        String examples = EXAMPLE.matcher(Files.readString(PAGE))
                .results()
                .map(example -> example.group(1))
                .collect(Collectors.joining("\n"));
        Path file = Files.writeString(folder.resolve("receivers.properties"), examples);
        ReceiverMaker maker = new ReceiverMaker(Samples.surroundings());

        Map<String, Receiver> receivers = new ReceiversFile(file, "alerts.receivers.file", maker)
                .read().receivers().stream().collect(Collectors.toMap(Receiver::name, r -> r));

        assertThat(receivers)
                .containsOnlyKeys(
                        "anyang-duty",
                        "steel-chat",
                        "park-chat",
                        "english-chat",
                        "archive",
                        "province-mail",
                        "alertmanager");
        receivers.values().forEach(receiver -> receiver.channel().get().close());
        assertThat(receivers.get("archive").storm()).isZero();
        assertThat(receivers.get("anyang-duty").storm()).isEqualTo(20);
        assertThat(receivers.get("alertmanager").channel().get().takesBatches()).isTrue();
        assertThat(concerned(receivers, "enterprise:CE01", Severity.ORANGE))
                .containsExactlyInAnyOrder("anyang-duty", "english-chat", "archive", "province-mail", "alertmanager");
        assertThat(concerned(receivers, "enterprise:LY01", Severity.BLUE))
                .containsExactlyInAnyOrder(
                        "steel-chat", "park-chat", "english-chat", "archive", "province-mail", "alertmanager");
    }

    @Test
    void listsEverySettingOfEachType() throws IOException {
        String page = Files.readString(PAGE);
        String said = page;
        for (Map.Entry<String, ConfigDef> type : ReceiverTypes.DEFINITIONS.entrySet()) {
            Pattern table =
                    Pattern.compile("(<!-- settings of " + type.getKey() + " -->\n).*?(<!-- end -->)", Pattern.DOTALL);
            Matcher matcher = table.matcher(said);
            assertThat(matcher.find()).as(type.getKey()).isTrue();
            MatchResult found = matcher.toMatchResult();
            said = said.substring(0, found.end(1))
                    + SettingsTable.markdown(type.getValue())
                    + said.substring(found.start(2));
        }
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(PAGE, said);
        }
        assertThat(Files.readString(PAGE)).isEqualTo(said);
    }

    private static Stream<String> concerned(Map<String, Receiver> receivers, String node, Severity colour) {
        return receivers.values().stream()
                .filter(receiver -> receiver.concerns()
                        .test(Samples.alert(NodeId.parse(node), AlertKind.STOPPAGE, AlertState.FIRING, colour)))
                .map(Receiver::name);
    }
}
