package org.industrymonitor.alerts.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.industrymonitor.alerts.decide.Colours;
import org.industrymonitor.alerts.decide.KindRule;
import org.industrymonitor.alerts.decide.SilenceRule;
import org.industrymonitor.alerts.detect.Tuning;
import org.industrymonitor.alerts.detect.Weighing;
import org.industrymonitor.model.AlertKind;
import org.industrymonitor.runtime.settings.SettingsException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RulesFileTest {

    @TempDir
    private Path directory;

    @Test
    void aFileThatSaysNothingIsTheDefaults() throws IOException {
        Rules rules = read("");

        assertThat(rules.tuning()).isEqualTo(Tuning.DEFAULT);
        assertThat(rules.kind(AlertKind.STOPPAGE)).isEqualTo(KindRule.DEFAULT);
        assertThat(rules.silence()).isEqualTo(SilenceRule.DEFAULT);
        assertThat(rules.colours()).isEqualTo(Colours.DEFAULT);
        assertThat(rules.version()).isEqualTo(Rules.DEFAULT.version());
        assertThat(rules.version().changed()).isEmpty();
        assertThat(rules.version().version()).hasSize(8);
    }

    @Test
    void whatTheFileSaysIsOverTheDefaults() throws IOException {
        Rules rules = read("""
                dial: 5
                plans: {grace: 2}
                colours: {yellow: 0.3}
                kinds:
                  output-drop: {depth: 0.1, floor: 50000, share: 0.05, persistence: 3}
                  energy-drop: {enabled: false}
                  silence: {hours: 12}
                """);

        assertThat(rules.tuning().budget()).isEqualTo(5);
        assertThat(rules.grace()).isEqualTo(2);
        assertThat(rules.colours().yellow()).isEqualTo(0.3);
        assertThat(rules.kind(AlertKind.OUTPUT_DROP)).isEqualTo(new KindRule(true, 0.1, 50_000, 0.05, 3));
        assertThat(rules.kind(AlertKind.ENERGY_DROP).enabled()).isFalse();
        assertThat(rules.silence().withinDay()).isEqualTo(Duration.ofHours(12));
        assertThat(rules.version().changed())
                .isEqualTo("colours.yellow=0.3 dial=5.0 kinds.energy-drop.enabled=false kinds.output-drop.depth=0.1"
                        + " kinds.output-drop.floor=50000.0 kinds.output-drop.persistence=3 kinds.output-drop.share=0.05 kinds.silence.hours=12"
                        + " plans.grace=2.0");
    }

    @Test
    void rulesThatDecideAlikeHaveOneVersionAndOthersHaveAnother() throws IOException {
        assertThat(read("dial: 5.0").version())
                .isEqualTo(read("# five\ndial: 5\n").version());
        assertThat(read("dial: 5").version()).isNotEqualTo(read("dial: 4").version());
    }

    @Test
    void otherWeightsAreAnotherVersion() throws IOException {
        StringBuilder weights = new StringBuilder();
        Weighing.SHIPPED.write(weights);
        Files.writeString(directory.resolve("same.csv"), weights);
        Files.writeString(directory.resolve("other.csv"), weights.toString().replace(",base,-", ",base,-1"));

        assertThat(read("weights: same.csv").version()).isEqualTo(Rules.DEFAULT.version());
        assertThat(read("weights: other.csv").version().version())
                .isNotEqualTo(Rules.DEFAULT.version().version());
    }

    @Test
    void whatEvidenceNamesMakesTheSameRules() throws IOException {
        Rules rules = read("dial: 2\nkinds: {stoppage: {persistence: 2}}\n");

        Rules again = RulesFile.of(rules.version(), Weighing.SHIPPED);

        assertThat(again).isEqualTo(rules);
    }

    @Test
    void faultsAreNamedByKeyAndLine() {
        assertThatThrownBy(() -> read("dial: 0\nkinds:\n  output-drop:\n    persistence: 0\n  overrun: {depth: 1}\n"))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("dial = \"0\" (rules.yaml:1): must be above 0 and below 1000")
                .hasMessageContaining("kinds.output-drop.persistence = \"0\" (rules.yaml:4): ")
                .hasMessageContaining("kinds.overrun.depth = \"1\" (rules.yaml:5): is not a setting");
        assertThatThrownBy(() -> read("colours: {yellow: 0.9}\n"))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("0 < yellow <= orange <= 1, are 0.9 and 0.8");
        assertThatThrownBy(() -> read("weights: nowhere.csv\n"))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("there is no such file");
    }

    private Rules read(String document) throws IOException {
        Path file = directory.resolve("rules.yaml");
        Files.write(file, document.getBytes(StandardCharsets.UTF_8));
        return RulesFile.read(file);
    }
}
