package org.industrymonitor.model.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.industrymonitor.model.CalendarEntry;
import org.industrymonitor.model.CalendarKind;
import org.industrymonitor.model.EnterpriseEntry;
import org.industrymonitor.model.GroupShare;
import org.industrymonitor.model.Item;
import org.industrymonitor.model.PeriodLength;
import org.industrymonitor.model.Reference;
import org.junit.jupiter.api.Test;

class ContractFilesTest {

    @Test
    void joinsTheVersionsOfAnEnterprise() {
        ParsedFile<EnterpriseEntry> file = ContractFiles.registry(new StringReader("""
                \uFEFFenterprise,name,sector,region,groups,valid_from,valid_to,period,items,weight,capacity
                e1,"Works, No. 1",3120,410102,chain;park,,2019-01-01,P1D,crude-steel,2.5,
                e2,Kiln,3011,410103,,,,PT1H,clinker;electricity,,12.5

                e1,"Works, No. 1",3130,410102,,2019-01-01,,P1D,crude-steel,2.5,
                """));

        assertThat(file.faults()).isEmpty();
        EnterpriseEntry works = file.entries().get(0);
        assertThat(works.id()).isEqualTo("e1");
        assertThat(works.versions()).hasSize(2);
        assertThat(works.versions().get(0).groups()).containsExactly("chain", "park");
        assertThat(works.versions().get(0).validTo()).contains(LocalDate.of(2019, 1, 1));
        assertThat(works.versions().get(0).weight()).isEqualTo(25_000);
        assertThat(works.latest().sector()).isEqualTo("3130");
        assertThat(file.entries().get(1).latest().period()).isEqualTo(PeriodLength.PT1H);
        assertThat(file.entries().get(1).latest().capacity()).isEqualTo(OptionalLong.of(125_000));
    }

    @Test
    void namesEveryFaultByLineAndField() {
        ParsedFile<EnterpriseEntry> file = ContractFiles.registry(new StringReader("""
                enterprise,name,sector,region,period,items,weight,valid_from
                e1,Works,3120,410102,PT2H,crude-steel,1,
                e2,Works,,410102,P1D,crude-steel,1,
                e3,Works,3120,410102,P1D,crude-steel,heavy,
                e4,Works,3120,410102,P1D,crude-steel,1,2020-13-01
                e5,Works,3120,410102,P1D,crude-steel,-1,
                e6,Works,3120,410102,P1D,crude-steel,1,
                """));

        assertThat(file.entries()).extracting(EnterpriseEntry::id).containsExactly("e6");
        assertThat(file.faults())
                .extracting(FileFault::toString)
                .containsExactly(
                        "line 2, period: must be one of PT1M, PT5M, PT10M, PT15M, PT30M, PT1H, P1D, P1M, is 'PT2H'",
                        "line 3, sector: must not be empty",
                        "line 4, weight: must be a decimal number, is 'heavy'",
                        "line 5, valid_from: must be a day such as 2020-04-01, is '2020-13-01'",
                        "line 6: weight must be at least 0, is -10000");
    }

    @Test
    void readsTheShareOfAnEnterpriseInAGroup() {
        List<EnterpriseEntry> entries =
                ContractFiles.registry(new StringReader("""
                        enterprise,name,sector,region,groups,period,items
                        e1,Works,3120,410102,a;b*0.35,P1D,crude-steel
                        """)).orThrow("registry.csv");

        assertThat(entries.get(0).latest().groups()).containsExactly("a", "b*0.35");
        assertThat(entries.get(0).latest().shares())
                .containsExactly(GroupShare.parse("a"), GroupShare.parse("b*0.35"))
                .extracting(share -> share.of(10_000))
                .containsExactly(10_000L, 3_500L);
    }

    @Test
    void namesABadShareByLineAndField() {
        ParsedFile<EnterpriseEntry> file = ContractFiles.registry(new StringReader("""
                enterprise,name,sector,region,groups,period,items
                e1,Works,3120,410102,a;b*x,P1D,crude-steel
                e2,Works,3120,410102,b*1.5,P1D,crude-steel
                e3,Works,3120,410102,*0.5,P1D,crude-steel
                e4,Works,3120,410102,b;b*0.5,P1D,crude-steel
                """));

        assertThat(file.entries()).isEmpty();
        assertThat(file.faults())
                .extracting(FileFault::toString)
                .containsExactly(
                        "line 2, groups: share in group 'b*x' must be a number more than 0 and at most 1,"
                                + " with at most 9 decimals, is 'x'",
                        "line 3, groups: share in group 'b' must be more than 0 and at most 1, is 1.5",
                        "line 4, groups: groups must not be blank",
                        "line 5: groups must be distinct, are [b, b*0.5]");
    }

    @Test
    void namesColumnsThatAreMissingOrNotKnown() {
        ParsedFile<?> file = ContractFiles.sectors(new StringReader("code,name_zh,name,parent\n31,x,y,C\n"));
        assertThat(file.faults()).extracting(FileFault::field).containsExactly("name_en", "name");
        assertThat(file.entries()).isEmpty();
    }

    @Test
    void joinsTheCoefficientsOfAnItem() {
        List<Item> items = ContractFiles.items(new StringReader("""
                        code,name_zh,name_en,unit,measure,valid_from,coefficient
                        electricity,电力,Electricity,kWh,energy,,0.404
                        electricity,电力,Electricity,kWh,energy,2020-01-01,0.3
                        """)).orThrow("items.csv");
        assertThat(items).hasSize(1);
        assertThat(items.get(0).counted(10_000, LocalDate.of(2020, 1, 1).toEpochDay()))
                .isEqualTo(3_000);
    }

    @Test
    void readsDaysOfTheCalendarInTheZone() {
        List<CalendarEntry> entries = ContractFiles.calendar(new StringReader("""
                        scope,start,end,kind,note
                        *,2020-01-24,2020-02-03,public-holiday,春节
                        sector:3011,2020-01-01T00:00:00+08:00,2020-02-01T00:00:00+08:00,curb,
                        """), Reference.DEFAULT_ZONE)
                .orThrow("calendar.csv");
        assertThat(entries.get(0))
                .isEqualTo(new CalendarEntry(
                        "*",
                        Instant.parse("2020-01-23T16:00:00Z"),
                        Instant.parse("2020-02-02T16:00:00Z"),
                        CalendarKind.PUBLIC_HOLIDAY,
                        "春节"));
        assertThat(entries.get(1).start()).isEqualTo(Instant.parse("2019-12-31T16:00:00Z"));
        assertThat(Optional.of(entries.get(1).kind())).contains(CalendarKind.CURB);
    }
}
