package org.industrymonitor.ingest.registry;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.industrymonitor.model.EnterpriseEntry;
import org.industrymonitor.model.EnterpriseVersion;
import org.industrymonitor.model.Item;
import org.industrymonitor.model.Reference;
import org.industrymonitor.model.RegionEntry;
import org.industrymonitor.model.SectorEntry;
import org.industrymonitor.model.UnitTable;
import org.industrymonitor.model.csv.FileFault;

/** Finds what entries refer to and is not there, and names it by the line of the entry. */
final class FileChecker {

    private final Map<String, Long> lines = new HashMap<>();
    private final List<FileFault> faults = new ArrayList<>();

    /**
     * @param text of the file, which is readable
     * @param kind says which column names an entry, and whether an entry may have several rows
     */
    FileChecker(String text, FileKind kind) {
        try (CsvReader<NamedCsvRecord> rows =
                CsvReader.builder().skipEmptyLines(true).ofNamedCsvRecord(new StringReader(text))) {
            for (NamedCsvRecord row : rows) {
                row.findField(kind.keyColumn())
                        .ifPresent(key -> enter(key.strip(), row.getStartingLineNumber(), kind.isRowPerEntry()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void enter(String key, long line, boolean once) {
        Long earlier = lines.putIfAbsent(key, line);
        if (earlier != null && once) {
            faults.add(new FileFault(line, "code", key + ": is named twice, first in line " + earlier));
        }
    }

    /** The faults found, by line. */
    List<FileFault> faults() {
        return faults.stream().sorted(Comparator.comparingLong(FileFault::line)).toList();
    }

    void enterprises(List<EnterpriseEntry> enterprises, Reference reference) {
        for (EnterpriseEntry enterprise : enterprises) {
            for (EnterpriseVersion version : enterprise.versions()) {
                known(enterprise.id(), "sector", version.sector(), reference.sector(version.sector()));
                known(enterprise.id(), "region", version.region(), reference.region(version.region()));
                version.items().forEach(item -> known(enterprise.id(), "items", item, reference.item(item)));
            }
        }
    }

    /** @param together the entries of the file and all that were there before */
    void sectors(List<SectorEntry> sectors, Reference together) {
        for (SectorEntry sector : sectors) {
            sector.parent().ifPresent(parent -> known(sector.code(), "parent", parent, together.sector(parent)));
            List<SectorEntry> line = together.sectorLine(sector.code());
            rooted(sector.code(), line.get(line.size() - 1).parent().flatMap(together::sector));
        }
    }

    /** @param together the entries of the file and all that were there before */
    void regions(List<RegionEntry> regions, Reference together) {
        for (RegionEntry region : regions) {
            region.parent().ifPresent(parent -> known(region.code(), "parent", parent, together.region(parent)));
            List<RegionEntry> line = together.regionLine(region.code());
            rooted(region.code(), line.get(line.size() - 1).parent().flatMap(together::region));
        }
    }

    void items(List<Item> items, UnitTable units) {
        items.forEach(item -> known(item.code(), "unit", item.unit(), units.unit(item.unit())));
    }

    /** A line that stops at an entry whose parent is known has met that parent before. */
    private void rooted(String key, Optional<?> parentOfLast) {
        if (parentOfLast.isPresent()) {
            fault(key, "parent", "must lead to a root, goes in a circle or through more than 16 levels");
        }
    }

    private void known(String key, String field, String value, Optional<?> found) {
        if (found.isEmpty()) {
            fault(key, field, "is not known: '" + value + "'");
        }
    }

    private void fault(String key, String field, String message) {
        faults.add(new FileFault(lines.getOrDefault(key, 0L), field, key + ": " + field + " " + message));
    }
}
