package org.industrymonitor.platform.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What every dashboard has, so that a reader finds his way. */
class DashboardsTest {

    @Test
    void sayWhichQuestionEachPanelAnswersInBothLanguages() throws Exception {
        for (Dashboard dashboard : Dashboard.shipped()) {
            assertThat(dashboard.json().path("title").asText())
                    .as(dashboard.name())
                    .containsPattern(" · \\p{IsHan}");
            assertThat(dashboard.panels()).as(dashboard.name()).isNotEmpty();
            for (JsonNode panel : dashboard.panels()) {
                String title = dashboard.name() + ": " + panel.path("title").asText();
                assertThat(panel.path("title").asText()).as(title).containsPattern("\\w.* · .*\\p{IsHan}");
                assertThat(panel.path("description").asText()).as(title).matches("(?s).*[?.]");
                assertThat(panel.at("/fieldConfig/defaults/unit").asText())
                        .as(title)
                        .isNotEmpty();
                assertThat(panel.path("targets")).as(title).isNotEmpty();
            }
        }
    }

    @Test
    void leadToEachOther() throws Exception {
        Set<String> known = new HashSet<>();
        for (Dashboard dashboard : Dashboard.shipped()) {
            known.add("/d/" + dashboard.json().path("uid").asText());
        }
        assertThat(known).hasSize(6);
        for (Dashboard dashboard : Dashboard.shipped()) {
            Set<String> linked = new HashSet<>();
            dashboard
                    .json()
                    .path("links")
                    .forEach(link -> linked.add(link.path("url").asText()));
            linked.add("/d/" + dashboard.json().path("uid").asText());
            assertThat(linked).as(dashboard.name()).isEqualTo(known);
        }
    }
}
