package org.industrymonitor.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.industrymonitor.ingest.RunningEdge.REGISTRY;
import static org.industrymonitor.ingest.RunningEdge.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.utils.Utils;
import org.industrymonitor.model.Reference;
import org.industrymonitor.model.RegistryRecord;
import org.industrymonitor.model.csv.BundledReference;
import org.industrymonitor.model.wire.Codecs;
import org.industrymonitor.runtime.lifecycle.Health;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class FilesOverHttpTest {

    private RunningEdge edge;

    @BeforeEach
    void start() throws Exception {
        edge = RunningEdge.start(true, RunningEdge.sources());
    }

    @AfterEach
    void stop() throws Exception {
        edge.close();
    }

    @Test
    void publishesBundledTablesToEveryPartitionWhenThereAreNone() throws Exception {
        Reference bundled = BundledReference.reference();
        int entries = bundled.sectors().size()
                + bundled.regions().size()
                + bundled.items().size();
        List<ProducerRecord<byte[], byte[]>> written = List.copyOf(edge.kafka.files.history());
        assertThat(written)
                .filteredOn(record -> key(record).equals("item:coke"))
                .hasSize(LoopbackKafka.PARTITIONS);
        assertThat(written)
                .extracting(ProducerRecord::partition)
                .contains(0, 1, 2)
                .hasSize(entries * LoopbackKafka.PARTITIONS);
        assertThat(edge.service.health()).isEqualTo(Health.up());
    }

    @Test
    void writesAnEnterpriseToThePartitionOfItsReadings() throws Exception {
        JsonNode answer = json(edge.put("/v1/registry", REGISTRY));

        assertThat(answer.toString()).isEqualTo("{\"entries\":2,\"published\":2,\"unchanged\":0}");
        for (String id : List.of("E1", "E2")) {
            ProducerRecord<byte[], byte[]> record = edge.kafka.files.history().stream()
                    .filter(r -> key(r).equals("enterprise:" + id))
                    .findFirst()
                    .orElseThrow();
            assertThat(record.partition()).isEqualTo(partitionOfReadings(id));
            assertThat(((RegistryRecord.OfEnterprise) Codecs.REGISTRY.decode(record.value()))
                            .enterprise()
                            .latest()
                            .region())
                    .isEqualTo(id.equals("E1") ? "410500" : "410100");
        }
        assertThat(json(edge.put("/v1/registry", REGISTRY.replace("Second", "第二")))
                        .toString())
                .isEqualTo("{\"entries\":2,\"published\":1,\"unchanged\":1}");
    }

    @Test
    void changesNothingForAFaultyFileAndNamesEveryFault() throws Exception {
        int before = edge.kafka.files.history().size();

        HttpResponse<String> answer = edge.put(
                "/v1/registry",
                "enterprise,name,sector,region,period,items\nE1,a,3120,410500,PT1H,coke\n"
                        + "E2,b,9999,410500,PT1H,tea\nE3,c,3120,nowhere,PT1H,coke\n");

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(json(answer).get("faults").toString())
                .isEqualTo("[{\"line\":3,\"field\":\"sector\",\"message\":\"E2: sector is not known: '9999'\"},"
                        + "{\"line\":3,\"field\":\"items\",\"message\":\"E2: items is not known: 'tea'\"},"
                        + "{\"line\":4,\"field\":\"region\",\"message\":\"E3: region is not known: 'nowhere'\"}]");
        assertThat(edge.kafka.files.history()).hasSize(before);
        HttpResponse<String> unreadable =
                edge.put("/v1/registry", "enterprise,name,sector,region,period,items\nE1,a,,,x,\n");
        assertThat(unreadable.statusCode()).isEqualTo(422);
    }

    @Test
    void loadsTreesItemsAndCalendar() throws Exception {
        assertThat(edge.put("/v1/sectors", "code,name_zh,name_en,parent\nZ,,Last,\nZ1,,Child,Z\n")
                        .body())
                .isEqualTo("{\"entries\":2,\"published\":2,\"unchanged\":0}");
        assertThat(edge.put(
                                "/v1/regions",
                                "code,name_zh,name_en,parent,level,time_zone\nX1,,X,Y1,city,\nY1,,Y,X1,province,\n")
                        .body())
                .contains("\"faults_found\":2", "must lead to a root");
        assertThat(edge.put("/v1/sectors", "code,name_zh,name_en,parent\nQ,,a,\nQ,,b,\n")
                        .body())
                .contains("\"line\":3", "Q: is named twice, first in line 2");
        assertThat(edge.put(
                                "/v1/items",
                                "code,name_zh,name_en,unit,measure,coefficient\ncrude-steel,粗钢,,t,output,3500\n")
                        .body())
                .contains("\"published\":1");
        assertThat(edge.put("/v1/calendar", "scope,start,end,kind,note\n*,2020-05-01,2020-05-06,public-holiday,劳动节\n")
                        .body())
                .isEqualTo("{\"entries\":1,\"published\":1,\"unchanged\":0}");
        assertThat(Codecs.CALENDAR
                        .decode(edge.kafka
                                .files
                                .history()
                                .get(edge.kafka.files.history().size() - 1)
                                .value())
                        .start())
                .isEqualTo("2020-04-30T16:00:00Z");
    }

    private static String key(ProducerRecord<byte[], byte[]> record) {
        return new String(record.key(), UTF_8);
    }

    private static int partitionOfReadings(String subject) {
        return Utils.toPositive(Utils.murmur2(subject.getBytes(UTF_8))) % LoopbackKafka.PARTITIONS;
    }
}
