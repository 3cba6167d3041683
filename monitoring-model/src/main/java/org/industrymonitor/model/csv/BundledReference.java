package org.industrymonitor.model.csv;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;
import org.industrymonitor.model.Reference;
import org.industrymonitor.model.UnitTable;

/**
 * The tables that ship with the platform: sections, divisions and some classes of GB/T 4754-2017, the regions of Henan
 * by GB/T 2260, energy carriers with their GB/T 2589 coefficients, and units. A deployment brings its own beside or
 * instead of them.
 */
public final class BundledReference {

    private BundledReference() {}

    /** Sectors, regions and items. */
    public static Reference reference() {
        return Reference.of(
                load("sectors.csv", ContractFiles::sectors),
                load("regions.csv", ContractFiles::regions),
                load("items.csv", ContractFiles::items));
    }

    public static UnitTable units() {
        return new UnitTable(load("units.csv", ContractFiles::units));
    }

    private static <T> List<T> load(String name, Function<Reader, ParsedFile<T>> parser) {
        try (InputStream bytes = BundledReference.class.getResourceAsStream("/reference/" + name)) {
            if (bytes == null) {
                throw new IllegalStateException("resource /reference/" + name + " is missing from the build");
            }
            return parser.apply(new InputStreamReader(bytes, StandardCharsets.UTF_8))
                    .orThrow(name);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
