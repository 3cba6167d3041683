package org.industrymonitor.runtime.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import org.junit.jupiter.api.Test;

class OpenApiTest {

    private static final String A =
            "{'openapi':'3.1.1','info':{'title':'a'},'paths':{'/a':{'get':1},'/both':{'get':2}},"
                    + "'components':{'schemas':{'Fault':{'type':'object'}}}}";

    @Test
    void joinsPathsAndComponents() throws Exception {
        String b = "{'openapi':'3.1.1','info':{'title':'b'},'paths':{'/b':{'get':3},'/both':{'get':2}},"
                + "'components':{'schemas':{'Fault':{'type':'object'},'B':{}},'securitySchemes':{'bearer':{}}}}";

        byte[] joined = OpenApi.join(List.of(bytes(A), bytes(b)));

        assertThat(new ObjectMapper().readTree(joined))
                .isEqualTo(new ObjectMapper()
                        .readTree(bytes(
                                "{'openapi':'3.1.1','info':{'title':'a'},'paths':{'/a':{'get':1},'/both':{'get':2},"
                                        + "'/b':{'get':3}},'components':{'schemas':{'Fault':{'type':'object'},'B':{}},"
                                        + "'securitySchemes':{'bearer':{}}}}")));
    }

    @Test
    void refusesTwoThingsUnderOneName() {
        byte[] other = bytes("{'components':{'schemas':{'Fault':{'type':'string'}}}}");

        assertThatThrownBy(() -> OpenApi.join(List.of(bytes(A), other)))
                .hasMessage("components/schemas/Fault must be one thing in the documents of all modules, is two");
    }

    private static byte[] bytes(String json) {
        return json.replace('\'', '"').getBytes(UTF_8);
    }
}
