package org.industrymonitor.runtime.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.StoreBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The driver commits a transaction after each record and each tick of the clock, as a task does now and then. */
class CommitHookTest {

    @TempDir
    private Path directory;

    private final List<String> deeds = new ArrayList<>();
    private TopologyTestDriver driver;
    private TestInputTopic<String, String> in;
    private TestOutputTopic<String, String> out;
    private TestOutputTopic<String, String> aside;

    /** Puts off what it reads, and what the clock says; forwards it with the commit to one of its children. */
    private final class PuttingOff implements Processor<String, String, String, String> {
        private final String name;
        private final List<Record<String, String>> putOff = new ArrayList<>();
        private ProcessorContext<String, String> context;

        PuttingOff(String name) {
            this.name = name;
        }

        @Override
        public void init(ProcessorContext<String, String> processorContext) {
            context = processorContext;
            CommitHook hook = context.getStateStore(name + "-hook");
            hook.run(context, this::forward);
            context.schedule(Duration.ofSeconds(1), PunctuationType.WALL_CLOCK_TIME, now -> {
                deeds.add(name + " ticks");
                putOff.add(new Record<>(name, "tick", now));
            });
        }

        @Override
        public void process(Record<String, String> record) {
            deeds.add(name + " takes " + record.value());
            putOff.add(record);
        }

        private void forward() {
            for (Record<String, String> record : putOff) {
                if (record.value().equals("poison")) {
                    throw new IllegalStateException("cannot be forwarded");
                }
                deeds.add(name + " forwards " + record.value());
                context.forward(record.withValue(name + ":" + record.value()), name + "-out");
            }
            putOff.clear();
        }
    }

    private ProcessorSupplier<String, String, String, String> supplier(String name) {
        return new ProcessorSupplier<>() {
            @Override
            public Processor<String, String, String, String> get() {
                return new PuttingOff(name);
            }

            @Override
            public Set<StoreBuilder<?>> stores() {
                return Set.of(CommitHook.builder(name + "-hook"));
            }
        };
    }

    @BeforeEach
    void start() {
        Topology topology = new Topology();
        topology.addSource("read", new StringDeserializer(), new StringDeserializer(), "in");
        for (String name : List.of("one", "two")) {
            topology.addProcessor(name, supplier(name), "read");
            String topic = name.equals("one") ? "out" : "aside";
            topology.addSink(name + "-out", topic, new StringSerializer(), new StringSerializer(), name);
            topology.addSink(name + "-unused", "unused", new StringSerializer(), new StringSerializer(), name);
        }
        Properties properties = new Properties();
        properties.put(StreamsConfig.APPLICATION_ID_CONFIG, "hook-test");
        properties.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "unused:1");
        properties.put(StreamsConfig.STATE_DIR_CONFIG, directory.toString());
        properties.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
        driver = new TopologyTestDriver(topology, properties);
        in = driver.createInputTopic("in", new StringSerializer(), new StringSerializer());
        out = driver.createOutputTopic("out", new StringDeserializer(), new StringDeserializer());
        aside = driver.createOutputTopic("aside", new StringDeserializer(), new StringDeserializer());
    }

    @AfterEach
    void stop() {
        driver.close();
    }

    @Test
    void publishesWithTheCommitWhatWasPutOff() {
        in.pipeInput("k", "a");
        // Nothing is forwarded while records are processed, and all before the transaction ends.
        assertThat(deeds).containsSubsequence("one takes a", "two takes a", "one forwards a");
        assertThat(deeds).containsSubsequence("one takes a", "two takes a", "two forwards a");
        assertThat(out.readValuesToList()).containsExactly("one:a");
        assertThat(aside.readValuesToList()).containsExactly("two:a");

        in.pipeInput("k", "b");
        assertThat(out.readValuesToList()).containsExactly("one:b");
        assertThat(driver.producedTopicNames()).containsExactlyInAnyOrder("out", "aside");
    }

    @Test
    void publishesWhatThePunctuatorPutOff() {
        driver.advanceWallClockTime(Duration.ofSeconds(1));
        assertThat(deeds).containsSubsequence("one ticks", "one forwards tick");
        assertThat(out.readKeyValuesToList()).extracting(pair -> pair.value).containsExactly("one:tick");
        assertThat(aside.readValuesToList()).containsExactly("two:tick");
    }

    @Test
    void letsTheCommitFailWithIt() {
        assertThatThrownBy(() -> in.pipeInput("k", "poison")).hasStackTraceContaining("cannot be forwarded");
        assertThat(out.isEmpty()).isTrue();
        assertThat(deeds).noneMatch(deed -> deed.contains("forwards poison"));
        driver = new TopologyTestDriver(new Topology().addSource("none", "none"), serdes());
    }

    private static Properties serdes() {
        Properties properties = new Properties();
        properties.put(StreamsConfig.DEFAULT_KEY_SERDE_CLASS_CONFIG, Serdes.StringSerde.class);
        properties.put(StreamsConfig.DEFAULT_VALUE_SERDE_CLASS_CONFIG, Serdes.StringSerde.class);
        return properties;
    }

    @Test
    void storesNothingAndLogsNothing() {
        StoreBuilder<CommitHook> builder = CommitHook.builder("hook");
        CommitHook hook = builder.build();
        assertThat(hook.name()).isEqualTo("hook");
        assertThat(hook.persistent()).isFalse();
        assertThat(builder.loggingEnabled()).isFalse();
        assertThat(builder.logConfig()).isEmpty();
        assertThatThrownBy(() -> builder.withLoggingEnabled(Map.of())).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void needsTheContextOfATask() {
        CommitHook hook = CommitHook.builder("hook").build();
        assertThatThrownBy(() -> hook.run(new MockProcessorContext<String, String>(), () -> {}))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("hook");
    }
}
