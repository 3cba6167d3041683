package org.industrymonitor.streams.statement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.industrymonitor.model.RegistryRecord;
import org.industrymonitor.model.SectorEntry;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReferenceShelfTest {

    private static final RegistryRecord SECTOR =
            new RegistryRecord.OfSector(new SectorEntry("31", "", "", Optional.empty()));

    private final KeyValueStore<Bytes, byte[]> store =
            Stores.inMemoryKeyValueStore("reference").get();

    @ParameterizedTest
    @CsvSource({"0, 3", "3, 0", "3, 4"})
    void holdsTheImputedPeriodsToWhatTheyWereWhenTheStateWasBuilt(int before, int now) {
        assertThat(new ReferenceShelf(store, before).keep(SECTOR)).isTrue();
        assertThat(store.approximateNumEntries()).isEqualTo(before == 0 ? 1 : 2);

        assertThatThrownBy(() -> new ReferenceShelf(store, now))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("must be " + before)
                .hasMessageContaining("are " + now);
        assertThat(new ReferenceShelf(store, before).load().sectors()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"0, 3", "3, 0"})
    void letsThemChangeBeforeThereIsAnyState(int before, int now) {
        new ReferenceShelf(store, before);
        assertThatCode(() -> new ReferenceShelf(store, now)).doesNotThrowAnyException();
    }
}
