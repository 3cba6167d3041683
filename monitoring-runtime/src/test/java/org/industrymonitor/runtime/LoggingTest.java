package org.industrymonitor.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.JsonEncoder;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.encoder.Encoder;
import ch.qos.logback.core.joran.spi.JoranException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class LoggingTest {

    @Test
    void logsTextByDefaultAndKeepsKafkaQuiet() throws JoranException {
        LoggerContext context = configure(null);

        assertThat(encoder(context)).isInstanceOf(PatternLayoutEncoder.class);
        assertThat(context.getLogger("org.apache.kafka.clients").getEffectiveLevel())
                .isEqualTo(Level.WARN);
        assertThat(context.getLogger("org.industrymonitor.ingest").getEffectiveLevel())
                .isEqualTo(Level.INFO);
    }

    @Test
    void logsOneJsonObjectPerLineWhenAsked() throws JoranException {
        LoggerContext context = configure("json");
        Encoder<ILoggingEvent> encoder = encoder(context);
        LoggingEvent event = new LoggingEvent(
                getClass().getName(),
                context.getLogger("a"),
                Level.WARN,
                "Topic is missing: topic={}",
                null,
                new Object[] {"x"});

        assertThat(encoder).isInstanceOf(JsonEncoder.class);
        assertThat(new String(encoder.encode(event), StandardCharsets.UTF_8))
                .startsWith("{")
                .contains("\"level\":\"WARN\"", "\"formattedMessage\":\"Topic is missing: topic=x\"")
                .endsWith("}\n");
    }

    private static LoggerContext configure(String format) throws JoranException {
        LoggerContext context = new LoggerContext();
        context.setMDCAdapter(new LogbackMDCAdapter());
        if (format != null) {
            context.putProperty("MONITORING_LOG_FORMAT", format);
        }
        JoranConfigurator configurator = new JoranConfigurator();
        configurator.setContext(context);
        configurator.doConfigure(LoggingTest.class.getResource("/logback.xml"));
        return context;
    }

    private static Encoder<ILoggingEvent> encoder(LoggerContext context) {
        return ((ConsoleAppender<ILoggingEvent>) context.getLogger("ROOT").getAppender("console")).getEncoder();
    }
}
