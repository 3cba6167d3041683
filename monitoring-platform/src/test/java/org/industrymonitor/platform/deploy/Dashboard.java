package org.industrymonitor.platform.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A Grafana dashboard as it ships. */
record Dashboard(String name, JsonNode json) {

    private static final Path FOLDER = Path.of("..", "deploy", "grafana", "dashboards");
    private static final Pattern LABEL_VALUES = Pattern.compile("label_values\\((.*), (\\w+)\\)");
    private static final ObjectMapper JSON = new ObjectMapper();

    /** A query of a panel. */
    record Query(String dashboard, String panel, String expression) {}

    /** What a variable may be: the values of a label of the series that a selector finds. */
    record Variable(String name, String selector, String label) {}

    static List<Dashboard> shipped() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.sorted()
                    .map(file -> {
                        try {
                            return new Dashboard(file.getFileName().toString(), JSON.readTree(file.toFile()));
                        } catch (IOException e) {
                            throw new UncheckedIOException(e);
                        }
                    })
                    .toList();
        }
    }

    List<JsonNode> panels() {
        List<JsonNode> panels = new ArrayList<>();
        json.path("panels").forEach(panels::add);
        return panels;
    }

    List<Query> queries() {
        List<Query> queries = new ArrayList<>();
        for (JsonNode panel : panels()) {
            panel.path("targets")
                    .forEach(target -> queries.add(new Query(
                            name,
                            panel.path("title").asText(),
                            target.path("expr").asText())));
        }
        return queries;
    }

    List<Variable> variables() {
        List<Variable> variables = new ArrayList<>();
        for (JsonNode variable : json.at("/templating/list")) {
            Matcher query = LABEL_VALUES.matcher(variable.path("definition").asText());
            if (!query.matches()) {
                throw new IllegalArgumentException(name + ": variable must be label_values, is " + variable);
            }
            variables.add(new Variable(variable.path("name").asText(), query.group(1), query.group(2)));
        }
        return variables;
    }
}
