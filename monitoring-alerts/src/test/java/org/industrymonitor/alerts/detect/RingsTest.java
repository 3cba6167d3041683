package org.industrymonitor.alerts.detect;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.FloatRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class RingsTest {

    private static final int ROWS = 3;

    /** Each row holds what a ring of its own would, of the values rounded; the values go to the rows in turn. */
    @Property
    void eachRowIsARingOfCoarseValues(
            @ForAll @IntRange(min = 1, max = 9) int capacity,
            @ForAll @Size(max = 60) List<@FloatRange(min = -5, max = 5) Float> values,
            @ForAll @FloatRange(min = 0.25f, max = 4) float factor) {
        Rings rings = new Rings(ROWS, capacity);
        List<List<Float>> kept = new ArrayList<>();
        IntStream.range(0, ROWS).forEach(row -> kept.add(new ArrayList<>()));
        for (int i = 0; i < values.size(); i++) {
            rings.add(i % ROWS, values.get(i));
            kept.get(i % ROWS).add(Coarse.round(values.get(i)));
        }
        ByteBuffer bytes = ByteBuffer.allocate(1000);
        for (int row = 0; row < ROWS; row++) {
            rings.write(row, bytes);
        }
        bytes.flip();
        Rings read = new Rings(ROWS, capacity);
        for (int row = 0; row < ROWS; row++) {
            read.read(row, bytes);
        }
        for (Rings each : List.of(rings, read)) {
            for (int row = 0; row < ROWS; row++) {
                List<Float> all = kept.get(row);
                assertSame(each, row, all.subList(Math.max(0, all.size() - capacity), all.size()));
            }
        }
        rings.scale(factor);
        for (int row = 0; row < ROWS; row++) {
            List<Float> all = kept.get(row);
            assertSame(
                    rings,
                    row,
                    all.subList(Math.max(0, all.size() - capacity), all.size()).stream()
                            .map(value -> Coarse.round(value * factor))
                            .toList());
        }
        rings.clear();
        IntStream.range(0, ROWS).forEach(row -> assertSame(rings, row, List.of()));
    }

    private static void assertSame(Rings rings, int row, List<Float> expected) {
        assertThat(rings.size(row)).isEqualTo(expected.size());
        assertThat(rings.isEmpty(row)).isEqualTo(expected.isEmpty());
        if (!expected.isEmpty()) {
            Ring alone = new Ring(expected.size());
            expected.forEach(alone::add);
            assertThat(rings.latest(row)).isEqualTo(alone.latest());
            assertThat(rings.median(row)).isEqualTo(alone.median());
            assertThat(rings.max(row)).isEqualTo(alone.max());
        }
    }
}
