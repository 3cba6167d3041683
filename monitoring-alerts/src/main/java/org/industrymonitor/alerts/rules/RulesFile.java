package org.industrymonitor.alerts.rules;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import org.apache.kafka.common.config.ConfigDef;
import org.industrymonitor.alerts.detect.Tuning;
import org.industrymonitor.alerts.detect.Weighing;
import org.industrymonitor.model.AlertEvidence.RulesInForce;
import org.industrymonitor.runtime.settings.Settings;
import org.industrymonitor.runtime.settings.SettingsException;
import org.industrymonitor.runtime.settings.SettingsFault;
import org.industrymonitor.runtime.settings.SettingsSources;
import org.industrymonitor.runtime.settings.SettingsTable;
import org.industrymonitor.runtime.settings.YamlSettings;

/** The rules as a YAML file says them; what it leaves out is as by default. */
public final class RulesFile {

    private static final int GZIP_MAGIC = 0x1f8b;
    private static final int VERSION_BYTES = 4;

    private RulesFile() {}

    /** The rules of a file that says nothing. */
    static Rules defaults() {
        return rules(Settings.load(SettingsSources.none(), RuleKeys.DEFINITION), Weighing.SHIPPED);
    }

    /**
     * Reads the file as it is now.
     *
     * @throws SettingsException naming every fault with its key and line
     * @throws IOException if the file cannot be read
     */
    public static Rules read(Path file) throws IOException {
        return parse(file, Files.readAllBytes(file));
    }

    /**
     * The rules that a file's bytes say.
     *
     * @param file what they were read from; weights are looked for beside it
     * @throws SettingsException naming every fault with its key and line
     */
    public static Rules parse(Path file, byte[] document) {
        Settings settings = YamlSettings.read(String.valueOf(file.getFileName()), document, RuleKeys.DEFINITION);
        Optional<Path> weights = settings.optionalString(RuleKeys.WEIGHTS).map(file::resolveSibling);
        try {
            return rules(settings, weights.isEmpty() ? Weighing.SHIPPED : weights(weights.get()));
        } catch (IllegalArgumentException e) {
            throw fault("rules", file.toString(), e.getMessage());
        }
    }

    /**
     * The rules that an alert's evidence names; with the weights that are given, since those are not kept with it.
     *
     * @throws SettingsException when another release wrote them
     */
    public static Rules of(RulesInForce said, Weighing weighing) {
        List<String> changed =
                said.changed().isEmpty() ? List.of() : List.of(said.changed().split(" "));
        return rules(
                Settings.load(new SettingsSources(Optional.empty(), Map.of(), changed), RuleKeys.DEFINITION), weighing);
    }

    /** What may be set, as a table for people. */
    public static String table() {
        return SettingsTable.markdown(RuleKeys.DEFINITION);
    }

    /** The weights of a file, which may be gzipped. */
    private static Weighing weights(Path file) {
        try {
            byte[] bytes = Files.readAllBytes(file);
            boolean zipped = bytes.length > 1 && ((bytes[0] & 0xff) << 8 | bytes[1] & 0xff) == GZIP_MAGIC;
            InputStream in = new ByteArrayInputStream(bytes);
            return Weighing.read(new InputStreamReader(zipped ? new GZIPInputStream(in) : in, StandardCharsets.UTF_8));
        } catch (NoSuchFileException e) {
            throw fault(RuleKeys.WEIGHTS, file.toString(), "there is no such file");
        } catch (IOException | UncheckedIOException | IllegalArgumentException | IndexOutOfBoundsException e) {
            throw fault(RuleKeys.WEIGHTS, file.toString(), "is no file of weights: " + e.getMessage());
        }
    }

    private static SettingsException fault(String key, String file, String why) {
        return new SettingsException(List.of(new SettingsFault(key, "file of rules", file, why)));
    }

    private static Rules rules(Settings settings, Weighing weighing) {
        return new Rules(
                Tuning.DEFAULT.withBudget(settings.decimal(RuleKeys.DIAL)),
                weighing,
                RuleKeys.falls(settings),
                RuleKeys.colours(settings),
                RuleKeys.silence(settings),
                OtherKeys.rules(settings),
                RuleKeys.grace(settings),
                version(settings, weighing));
    }

    /** A digest of every rule and every weight, so that rules that decide alike have one version. */
    private static RulesInForce version(Settings settings, Weighing weighing) {
        MessageDigest digest = sha256();
        List<String> changed = new ArrayList<>();
        Map<String, ConfigDef.ConfigKey> keys = new TreeMap<>(RuleKeys.DEFINITION.configKeys());
        keys.remove(RuleKeys.WEIGHTS);
        keys.forEach((key, definition) -> {
            String rule = key + "=" + settings.text(key);
            digest.update((rule + "\n").getBytes(StandardCharsets.UTF_8));
            if (!settings.text(key).equals(definition.defaultValue.toString())) {
                changed.add(rule);
            }
        });
        digest.update(weighing.digest());
        String version = HexFormat.of().formatHex(digest.digest(), 0, VERSION_BYTES);
        return new RulesInForce(version, String.join(" ", changed));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform must have SHA-256", e);
        }
    }
}
