package org.industrymonitor.runtime.metrics;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.core.instrument.binder.jvm.ClassLoaderMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.kafka.KafkaClientMetrics;
import io.micrometer.core.instrument.binder.kafka.KafkaStreamsMetrics;
import io.micrometer.core.instrument.binder.system.FileDescriptorMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import org.apache.kafka.clients.admin.AdminClient;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.streams.KafkaStreams;

/**
 * The meters of one process: those of the JVM from the start, those of Kafka clients as they are bound, and those that
 * modules register as {@code monitoring.<module>.<noun>[.<participle>]}.
 */
public final class Metrics implements AutoCloseable {

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final List<MeterBinding> bindings = new CopyOnWriteArrayList<>();
    private final ScheduledExecutorService refresher;

    public Metrics() {
        registry.config().meterFilter(KafkaMeters.FILTER);
        ScheduledThreadPoolExecutor executor = new ScheduledThreadPoolExecutor(1, task -> {
            Thread thread = new Thread(task, "metrics-refresh");
            thread.setDaemon(true);
            return thread;
        });
        executor.setRemoveOnCancelPolicy(true);
        refresher = executor;
        JvmGcMetrics gc = new JvmGcMetrics();
        bindings.add(gc::close);
        List.<MeterBinder>of(
                        new JvmMemoryMetrics(),
                        new JvmThreadMetrics(),
                        new ClassLoaderMetrics(),
                        new ProcessorMetrics(),
                        new FileDescriptorMetrics(),
                        new UptimeMetrics(),
                        gc)
                .forEach(binder -> binder.bindTo(registry));
    }

    /** Where modules register their meters. */
    public MeterRegistry registry() {
        return registry;
    }

    /** Shows what is collected anew with each scrape. */
    public MeterBinding show(MultiCollector collector) {
        PrometheusRegistry page = registry.getPrometheusRegistry();
        return keep(meters -> page.register(collector), () -> page.unregister(collector));
    }

    /** Every meter in the Prometheus text format 0.0.4. */
    public String scrape() {
        return registry.scrape();
    }

    /** Shows the meters of a producer, under the role it has in this process. */
    public MeterBinding bind(Producer<?, ?> producer, String role) {
        KafkaClientMetrics meters = new KafkaClientMetrics(producer, Tags.of("role", role), refresher);
        return keep(meters, meters::close);
    }

    /** Shows the meters of a consumer, under the role it has in this process. */
    public MeterBinding bind(Consumer<?, ?> consumer, String role) {
        KafkaClientMetrics meters = new KafkaClientMetrics(consumer, Tags.of("role", role), refresher);
        return keep(meters, meters::close);
    }

    /** Shows the meters of an admin client, under the role it has in this process. */
    public MeterBinding bind(AdminClient admin, String role) {
        KafkaClientMetrics meters = new KafkaClientMetrics(admin, Tags.of("role", role), refresher);
        return keep(meters, meters::close);
    }

    /** Shows the meters of a Streams application and its clients, under its role. */
    public MeterBinding bind(KafkaStreams streams, String role) {
        KafkaStreamsMetrics meters = new KafkaStreamsMetrics(streams, Tags.of("role", role), refresher);
        return keep(meters, meters::close);
    }

    private MeterBinding keep(MeterBinder binder, MeterBinding binding) {
        binder.bindTo(registry);
        bindings.add(binding);
        return () -> {
            if (bindings.remove(binding)) {
                binding.close();
            }
        };
    }

    /** Stops refreshing and removes the meters. */
    @Override
    public void close() {
        refresher.shutdownNow();
        bindings.forEach(MeterBinding::close);
        registry.close();
    }
}
