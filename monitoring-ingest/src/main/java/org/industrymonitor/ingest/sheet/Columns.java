package org.industrymonitor.ingest.sheet;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Where the columns of a profile are in a sheet: the first of its rows that names them all is the header. */
final class Columns {

    /** A title, a unit, who filled it in: what may stand above a header. */
    static final int ROWS_ABOVE = 20;

    private final Map<String, Integer> positions = new HashMap<>();
    private final Set<String> twice = new HashSet<>();

    Columns(SheetRow header) {
        for (int i = 0; i < header.cells().size(); i++) {
            String name = CellText.name(header.cell(i));
            if (!name.isEmpty() && positions.putIfAbsent(name, i) != null) {
                twice.add(name);
            }
        }
    }

    /** The names that this row lacks. */
    List<String> missing(List<String> names) {
        return names.stream()
                .filter(name -> !positions.containsKey(CellText.name(name)))
                .toList();
    }

    /** The names, of those, that this row has several times. */
    List<String> ambiguous(List<String> names) {
        return new ArrayList<>(names)
                .stream().filter(name -> twice.contains(CellText.name(name))).toList();
    }

    /** The position of a column, from 0; -1 if there is none. */
    int of(String name) {
        return positions.getOrDefault(CellText.name(name), -1);
    }
}
