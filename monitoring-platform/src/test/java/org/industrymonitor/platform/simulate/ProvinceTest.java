package org.industrymonitor.platform.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.industrymonitor.model.EnterpriseVersion;
import org.industrymonitor.model.PeriodLength;
import org.industrymonitor.model.Reference;
import org.industrymonitor.model.csv.BundledReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProvinceTest {
    private static final int ENTERPRISES = 20_000;

    private final Plan plan = new Plan(ENTERPRISES, PeriodLength.PT1M, 2, 5, Instant.parse("2025-03-03T00:00:00Z"));
    private final Province province = new Province(plan);

    @Test
    void fillsEveryCountyAndSectorWithALongTail() {
        Reference reference = BundledReference.reference();
        List<EnterpriseVersion> all = IntStream.range(0, ENTERPRISES)
                .mapToObj(number -> province.entry(number).latest())
                .toList();
        Map<String, Long> counties = count(all, EnterpriseVersion::region);
        Map<String, Long> sectors = count(all, EnterpriseVersion::sector);

        assertThat(counties)
                .hasSize(183)
                .allSatisfy((county, count) ->
                        assertThat(reference.regionLine(county)).hasSize(3));
        assertThat(sectors)
                .hasSizeBetween(60, 70)
                .allSatisfy(
                        (sector, count) -> assertThat(reference.sector(sector)).isPresent());
        assertThat(counties.values().stream().max(Comparator.naturalOrder()).orElseThrow())
                .isGreaterThan(10L * ENTERPRISES / 183);
        assertThat(all)
                .allSatisfy(version -> assertThat(version.items())
                        .hasSize(2)
                        .allMatch(item -> reference.item(item).isPresent()));
        List<Long> weights = all.stream()
                .map(EnterpriseVersion::weight)
                .sorted(Comparator.reverseOrder())
                .toList();
        long sum = weights.stream().mapToLong(Long::longValue).sum();
        long largestTenth = weights.stream()
                .limit(ENTERPRISES / 10)
                .mapToLong(Long::longValue)
                .sum();
        assertThat((double) largestTenth / sum).isBetween(0.4, 0.9);
    }

    @Test
    void putsEachEnterpriseIntoItsGroupsAndProbesIntoOneOfTheirOwn() {
        List<EnterpriseVersion> all = IntStream.range(0, ENTERPRISES)
                .mapToObj(number -> province.entry(number).latest())
                .toList();

        for (int number = 0; number < ENTERPRISES; number++) {
            assertThat(all.get(number).groups()).hasSize(Province.isProbe(number) ? 3 : 2);
        }
        Map<String, Long> members = all.stream()
                .flatMap(version -> version.groups().stream())
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
        assertThat(members)
                .hasSizeBetween(
                        ENTERPRISES / 20 / 2 + ENTERPRISES / Province.PROBE_EVERY,
                        ENTERPRISES / 20 + ENTERPRISES / 200 + ENTERPRISES / Province.PROBE_EVERY)
                .containsEntry(Province.probeGroup(50), 1L);
        assertThat(Province.probe(Province.probeGroup(50))).hasValue(50);
        assertThat(Province.probe("park-7")).isEmpty();
    }

    @Test
    void isTheSameForTheSameSeed() {
        assertThat(new Province(plan).entry(1234)).isEqualTo(province.entry(1234));
        assertThat(Province.number(province.entry(1234).id())).hasValue(1234);
        assertThat(Province.number("E12")).isEmpty();
        assertThat(Province.number("X0001234")).isEmpty();
    }

    @Test
    void aPlanIsReadAsItWasSaved(@TempDir Path directory) throws IOException {
        assertThat(Plan.saved(directory)).isEmpty();

        plan.save(directory.resolve("new"));

        assertThat(Plan.saved(directory.resolve("new"))).contains(plan);
        Files.writeString(directory.resolve("simulation.properties"), "enterprises=many");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Plan.saved(directory))
                .withMessageContaining("is damaged");
    }

    private static Map<String, Long> count(List<EnterpriseVersion> all, Function<EnterpriseVersion, String> of) {
        return all.stream().collect(Collectors.groupingBy(of, Collectors.counting()));
    }
}
