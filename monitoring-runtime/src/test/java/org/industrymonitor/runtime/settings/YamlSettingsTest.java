package org.industrymonitor.runtime.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.common.config.ConfigDef.Range;
import org.apache.kafka.common.config.ConfigDef.Type;
import org.junit.jupiter.api.Test;

class YamlSettingsTest {

    private static final ConfigDef DEFINITION = new ConfigDef()
            .define("dial", Type.DOUBLE, 1.0, Range.atLeast(0.01), Importance.HIGH, "")
            .define("kinds.silence.hours", Type.INT, 6, Range.between(1, 99), Importance.HIGH, "")
            .define("kinds.silence.told", Type.BOOLEAN, true, Importance.HIGH, "")
            .define("names", Type.LIST, "", Importance.HIGH, "");

    @Test
    void nestedKeysAreJoinedByDots() {
        Settings settings = read("dial: 5\nkinds:\n  silence:\n    hours: 12\nnames: [a, b]\n");

        assertThat(settings.decimal("dial")).isEqualTo(5);
        assertThat(settings.integer("kinds.silence.hours")).isEqualTo(12);
        assertThat(settings.flag("kinds.silence.told")).isTrue();
        assertThat(settings.list("names")).containsExactly("a", "b");
    }

    @Test
    void anEmptyDocumentLeavesEveryDefault() {
        assertThat(read("# nothing yet\n").decimal("dial")).isEqualTo(1);
    }

    @Test
    void everyFaultIsNamedByItsKeyAndLine() {
        assertThatThrownBy(() -> read("dial: many\nkinds:\n  silense:\n    hours: 3\n  silence:\n    hours: 0\n"))
                .isInstanceOf(SettingsException.class)
                .hasMessageStartingWith("3 faults in the settings:")
                .hasMessageContaining("dial = \"many\" (rules.yaml:1): ")
                .hasMessageContaining("kinds.silense.hours = \"3\" (rules.yaml:4): is not a setting; did you mean"
                        + " kinds.silence.hours?")
                .hasMessageContaining("kinds.silence.hours = \"0\" (rules.yaml:6): ");
    }

    @Test
    void aKeyThatStandsTwiceIsAFault() {
        assertThatThrownBy(() -> read("dial: 1\ndial: 2\n"))
                .hasMessageContaining("dial = \"2\" (rules.yaml:2): is set twice, first at rules.yaml:1");
    }

    @Test
    void whatIsNoYamlNamesTheLine() {
        assertThatThrownBy(() -> read("dial: 1\nkinds: [\n")).hasMessageContaining("(rules.yaml:3): is no YAML: ");
        assertThatThrownBy(() -> read("just words")).hasMessageContaining("rules.yaml (rules.yaml:1): must be keys");
        assertThatThrownBy(() -> YamlSettings.read("rules.yaml", new byte[] {(byte) 0xff}, DEFINITION))
                .hasMessageContaining("must be UTF-8");
    }

    @Test
    void aDocumentThatHoldsItselfEnds() {
        assertThatThrownBy(() -> read("kinds: &a\n  silence: *a\n")).hasMessageContaining("at most 8 deep");
    }

    private static Settings read(String document) {
        return YamlSettings.read("rules.yaml", document.getBytes(StandardCharsets.UTF_8), DEFINITION);
    }
}
