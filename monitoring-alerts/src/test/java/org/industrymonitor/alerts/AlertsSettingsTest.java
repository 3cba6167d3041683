package org.industrymonitor.alerts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import org.industrymonitor.alerts.notify.text.Links;
import org.industrymonitor.runtime.settings.Settings;
import org.industrymonitor.runtime.settings.SettingsException;
import org.industrymonitor.runtime.settings.SettingsSources;
import org.junit.jupiter.api.Test;

class AlertsSettingsTest {

    @Test
    void hasADefaultForEveryKey() {
        AlertsSettings settings = AlertsSettings.from(Settings.load(SettingsSources.none(), AlertsSettings.DEFINITION));

        assertThat(settings.threads()).isEqualTo(1);
        assertThat(settings.commitInterval()).isEqualTo(Duration.ofSeconds(1));
        assertThat(settings.webhook()).isEmpty();
        assertThat(settings.webhookTimeout()).isEqualTo(Duration.ofSeconds(5));
        assertThat(settings.retryLongest()).isEqualTo(Duration.ofSeconds(30));
        assertThat(settings.receiversFile()).isEmpty();
        assertThat(settings.receiversInterval()).isEqualTo(Duration.ofSeconds(5));
        assertThat(settings.lookBack()).isEqualTo(Duration.ofHours(1));
        assertThat(settings.links()).isEqualTo(Links.NONE);
    }

    @Test
    void takesTheAddressOfAWebhook() {
        AlertsSettings settings = AlertsSettings.from(Settings.load(
                SettingsSources.none().with(AlertsSettings.WEBHOOK_URL, "https://example.org/hook"),
                AlertsSettings.DEFINITION));

        assertThat(settings.webhook()).contains(URI.create("https://example.org/hook"));
    }

    @Test
    void refusesALinkThatIsNoAddressEvenWhenItsGapsAreFilled() {
        SettingsSources sources = SettingsSources.none().with(AlertsSettings.LINK_DASHBOARD, "https://{host}/{node}");

        assertThatThrownBy(() -> Settings.load(sources, AlertsSettings.DEFINITION))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("alerts.link.dashboard = \"https://{host}/{node}\"");
    }

    @Test
    void refusesWhatIsNoAddress() {
        SettingsSources sources = SettingsSources.none().with(AlertsSettings.WEBHOOK_URL, "example.org/hook");

        assertThatThrownBy(() -> Settings.load(sources, AlertsSettings.DEFINITION))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("alerts.webhook.url")
                .hasMessageContaining("must be http://host/... or https://host/...");
    }
}
