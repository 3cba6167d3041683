package org.industrymonitor.runtime.settings;

import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.kafka.common.config.ConfigDef;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** Settings as a YAML document: its nested keys, joined by dots, are the keys of a definition. */
public final class YamlSettings {

    private static final int DEEPEST = 8;

    private final String file;
    private final List<RawSetting> written = new ArrayList<>();
    private final List<SettingsFault> faults = new ArrayList<>();

    private YamlSettings(String file) {
        this.file = file;
    }

    /**
     * Reads a document; an empty one leaves every key at its default.
     *
     * @param file what to call it in faults
     * @throws SettingsException naming every fault with its key and line
     */
    public static Settings read(String file, byte[] document, ConfigDef definition) {
        YamlSettings settings = new YamlSettings(file);
        settings.compose(document);
        try {
            Settings read = new SettingsReader(List.of(definition)).read(settings.written);
            if (settings.faults.isEmpty()) {
                return read;
            }
        } catch (SettingsException e) {
            settings.faults.addAll(e.faults());
        }
        throw new SettingsException(settings.faults);
    }

    private void compose(byte[] document) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(document))
                    .toString();
            Node root = new Yaml(new LoaderOptions()).compose(new StringReader(text));
            if (root != null) {
                take("", root, 0);
            }
        } catch (MarkedYAMLException e) {
            int line = e.getProblemMark() == null ? 1 : e.getProblemMark().getLine() + 1;
            faults.add(new SettingsFault(file, file + ":" + line, "", "is no YAML: " + e.getProblem()));
        } catch (YAMLException e) {
            faults.add(new SettingsFault(file, file + ":1", "", "is no YAML: " + e.getMessage()));
        } catch (CharacterCodingException e) {
            faults.add(new SettingsFault(file, file + ":1", "", "must be UTF-8"));
        }
    }

    private void take(String path, Node node, int depth) {
        if (node instanceof ScalarNode scalar) {
            take(path, scalar.getValue(), node);
        } else if (node instanceof MappingNode mapping && depth < DEEPEST) {
            for (NodeTuple entry : mapping.getValue()) {
                if (entry.getKeyNode() instanceof ScalarNode key) {
                    take(
                            path.isEmpty() ? key.getValue() : path + "." + key.getValue(),
                            entry.getValueNode(),
                            depth + 1);
                } else {
                    fault(path, entry.getKeyNode(), "a key must be a word");
                }
            }
        } else if (node instanceof SequenceNode list
                && list.getValue().stream().allMatch(ScalarNode.class::isInstance)) {
            take(
                    path,
                    list.getValue().stream()
                            .map(value -> ((ScalarNode) value).getValue())
                            .collect(Collectors.joining(",")),
                    node);
        } else {
            fault(path, node, "must be a value, a list of values, or keys at most " + DEEPEST + " deep");
        }
    }

    private void take(String path, String value, Node node) {
        if (path.isEmpty() || path.startsWith(KafkaKeys.PREFIX)) {
            fault(path, node, path.isEmpty() ? "must be keys with values" : "is not a setting");
        } else {
            written.add(new RawSetting(path, value, source(node)));
        }
    }

    private void fault(String path, Node node, String why) {
        faults.add(new SettingsFault(path.isEmpty() ? file : path, source(node), "", why));
    }

    private String source(Node node) {
        return file + ":" + (node.getStartMark().getLine() + 1);
    }
}
