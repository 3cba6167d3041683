package org.industrymonitor.alerts.detect;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.FloatRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class RingTest {

    private static Ring of(int capacity, List<Float> values) {
        Ring ring = new Ring(capacity);
        values.forEach(ring::add);
        return ring;
    }

    @Property
    void theMedianIsThatOfTheLastValuesInOrder(
            @ForAll @IntRange(min = 1, max = 50) int capacity,
            @ForAll @Size(min = 1, max = 120) List<@FloatRange(min = -5, max = 5) Float> values) {
        List<Float> last = new ArrayList<>(values.subList(Math.max(0, values.size() - capacity), values.size()));
        Collections.sort(last);
        int half = last.size() / 2;
        double median = last.size() % 2 == 1 ? last.get(half) : (last.get(half - 1) + (double) last.get(half)) / 2;
        assertThat(of(capacity, values).median()).isEqualTo(median);
    }

    @Property
    void isReadAsItWasWritten(
            @ForAll @IntRange(min = 1, max = 50) int capacity, @ForAll @Size(max = 120) List<Float> values) {
        Ring ring = of(capacity, values);
        ByteBuffer bytes = ByteBuffer.allocate(1000);
        ring.write(bytes);
        Ring read = new Ring(capacity);
        read.read(bytes.flip());
        assertThat(read.size()).isEqualTo(Math.min(values.size(), capacity));
        for (int i = 0; i < 2 * capacity; i++) {
            if (!ring.isEmpty()) {
                assertThat(read.latest()).isEqualTo(ring.latest());
                assertThat(read.oldest()).isEqualTo(ring.oldest());
            }
            ring.add(i);
            read.add(i);
        }
    }
}
