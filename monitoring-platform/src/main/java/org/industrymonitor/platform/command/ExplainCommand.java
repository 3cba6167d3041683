package org.industrymonitor.platform.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.industrymonitor.alerts.AlertsSettings;
import org.industrymonitor.alerts.detect.Weighing;
import org.industrymonitor.alerts.notify.text.Language;
import org.industrymonitor.alerts.rules.RulesFile;
import org.industrymonitor.platform.explain.Archive.UnknownAlertException;
import org.industrymonitor.platform.explain.Explainer;
import org.industrymonitor.platform.explain.Explanation;
import org.industrymonitor.platform.explain.ExplanationWriter;
import org.industrymonitor.platform.progress.Progress;
import org.industrymonitor.platform.watch.TopicTail;
import org.industrymonitor.runtime.kafka.KafkaDefaults;
import org.industrymonitor.runtime.settings.Settings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "explain",
        description = {
            "Says why an alert was raised, and makes the same decision again from the topics.",
            "Exit status 0 only if it is the same."
        })
final class ExplainCommand implements Callable<Integer> {

    private final Console console;

    @Mixin
    private SettingsOptions settings;

    @Parameters(paramLabel = "ALERT", description = "id of the alert, or how no other id starts")
    private String alert;

    @Option(names = "--chart", paramLabel = "FILE.svg", description = "draws the course of the series")
    private Path chart;

    @Option(
            names = "--language",
            paramLabel = "zh|en",
            defaultValue = "en",
            description = "of the words (default: ${DEFAULT-VALUE})")
    private Language language;

    @Option(
            names = "--rules",
            paramLabel = "F",
            description = "file of rules whose weights were in force; default: that of alerts.rules.file")
    private Path rulesFile;

    ExplainCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws InterruptedException, IOException {
        Commands.quieten();
        if (chart != null && !chart.toString().toLowerCase(Locale.ROOT).endsWith(".svg")) {
            throw new UserFault("--chart draws SVG: name a file that ends in .svg, not " + chart);
        }
        Settings loaded = settings.load();
        KafkaReach.check(loaded);
        Explainer explainer = new Explainer(
                new TopicTail(new KafkaDefaults(loaded).consumer("monitoring-explain")), weighing(loaded));
        Explanation explanation;
        try (Progress progress = console.progress("explain", "aggregates", 0)) {
            explanation = explainer.explain(alert, progress::add);
        } catch (UnknownAlertException e) {
            throw new UserFault(e.getMessage());
        }
        ExplanationWriter writer = new ExplanationWriter(language, explanation);
        writer.lines().forEach(console.out()::println);
        if (chart != null) {
            console.out().println(writer.draw(chart));
        }
        new ResultLine()
                .with("alert", explanation.raised().id())
                .with("same_decision", explanation.isSame())
                .with("transitions", explanation.told().size())
                .with("compared", explanation.compared())
                .with("differences", explanation.differences().size())
                .with("aggregates", explanation.replayed())
                .print(console.out());
        return explanation.isSame() ? 0 : 1;
    }

    private Weighing weighing(Settings loaded) throws IOException {
        Optional<Path> file = Optional.ofNullable(rulesFile)
                .or(() -> loaded.optionalString(AlertsSettings.RULES_FILE).map(Path::of));
        return file.isEmpty() ? Weighing.SHIPPED : RulesFile.read(file.get()).weighing();
    }
}
