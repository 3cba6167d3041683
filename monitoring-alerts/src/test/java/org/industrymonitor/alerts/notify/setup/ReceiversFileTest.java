package org.industrymonitor.alerts.notify.setup;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.industrymonitor.alerts.notify.Samples;
import org.industrymonitor.runtime.settings.SettingsException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReceiversFileTest {

    @TempDir
    private Path folder;

    @Test
    void namesEveryFaultWithItsLineAndNoSecret() {
        assertThatThrownBy(() -> read("""
                        receiver.a.type = webhook
                        receiver.a.url = example.org
                        receiver.a.secert = 123
                        receiver.b.type = mail
                        receiver.b.host = smtp.example.org
                        receiver.b.from = a@example.org
                        receiver.c.type = pigeon
                        colour = red
                        """))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("5 faults")
                .hasMessageContaining(
                        "receiver.a.url = \"example.org\" (receivers.properties:2): must be http://host/... or https://")
                .hasMessageContaining(
                        "receiver.a.secert = \"123\" (receivers.properties:3): is not a setting; did you mean secret?")
                .hasMessageContaining("receiver.b.to (not set): is required: Recipients.")
                .hasMessageContaining(
                        "receiver.c.type = \"pigeon\" (receivers.properties:7): must be set once, to one of"
                                + " [alertmanager, mail, webhook]")
                .hasMessageContaining(
                        "colour = \"red\" (receivers.properties:8): a key must be receiver.<name>.<setting>");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "receiver.a.url=http://h/ | receiver.a.type (receivers.properties:1): is required, one of",
                "receiver.A.type=webhook\\nreceiver.A.url=http://h/ | name must be 1 to 63 small letters",
                "receiver.a.type=webhook\\nreceiver.a.url=http://h/\\nreceiver.a.colour=pink | receiver.a.colour = \"pink\"",
                "receiver.a.type=webhook\\nreceiver.a.url=http://h/\\nreceiver.a.kinds=flood | receiver.a.kinds = \"flood\"",
                "receiver.a.type=webhook\\nreceiver.a.url=http://h/\\nreceiver.a.url=http://i/ | is set twice, first at",
                "receiver.a.type=alertmanager\\nreceiver.a.urls=http://h/,h | receiver.a.urls = \"http://h/,h\"",
                "receiver.a.type=webhook\\nreceiver.a.url=https://h/\\nreceiver.a.tls.authorities=no.pem | cannot be read as PEM",
                "receiver.a.type=mail\\nreceiver.a.tls=maybe | receiver.a.tls = \"maybe\""
            })
    void refusesWhatMakesNoReceiver(String file, String message) {
        assertThatThrownBy(() -> read(file.replace("\\n", "\n").strip()))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining(message.strip());
    }

    private void read(String text) throws IOException {
        Path file = Files.writeString(folder.resolve("receivers.properties"), text);
        ReceiverMaker maker = new ReceiverMaker(Samples.surroundings());
        new ReceiversFile(file, "alerts.receivers.file", maker).read();
    }
}
