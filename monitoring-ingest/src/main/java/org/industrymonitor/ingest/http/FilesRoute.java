package org.industrymonitor.ingest.http;

import io.javalin.http.Context;
import java.io.IOException;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import org.apache.kafka.common.KafkaException;
import org.industrymonitor.ingest.auth.Gate;
import org.industrymonitor.ingest.collect.BodyFault;
import org.industrymonitor.ingest.collect.IngestMeters;
import org.industrymonitor.ingest.registry.FileKind;
import org.industrymonitor.ingest.registry.FileLoader;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code PUT /v1/registry} and the other files: 200 with counts when Kafka has all of it and readings are judged by it;
 * 422 with every fault when the file is faulty and nothing was changed.
 */
public final class FilesRoute {

    private static final Logger log = LoggerFactory.getLogger(FilesRoute.class);
    private static final Set<String> CSV = Set.of("text/csv", "application/csv");
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private final FileLoader loader;
    private final Callers callers;
    private final IngestMeters meters;
    private final Pace pace;
    private final BooleanSupplier ready;
    private final long maxBytes;
    private final Leftover leftover = new Leftover();

    /** @param ready whether what was loaded before is known */
    public FilesRoute(
            FileLoader loader,
            Gate gate,
            IngestMeters meters,
            BooleanSupplier ready,
            long maxBytes,
            long minBytesPerSecond) {
        this.loader = loader;
        this.callers = new Callers(gate);
        this.pace = Pace.of(minBytesPerSecond);
        this.meters = meters;
        this.ready = ready;
        this.maxBytes = maxBytes;
    }

    /** Takes one file. */
    public void put(Context context, FileKind kind) throws IOException, InterruptedException {
        try {
            if (!ready.getAsBoolean()) {
                throw new TurnedAway(BodyFault.UNAVAILABLE, "the registry is being read; send again");
            }
            callers.checkFiles(context);
            MediaType type = MediaType.parse(context.contentType());
            if (!CSV.contains(type.name())) {
                throw new TurnedAway(
                        BodyFault.UNSUPPORTED_TYPE, "Content-Type must be text/csv, is '" + type.name() + "'");
            }
            byte[] bytes = RequestBody.read(RequestBody.open(context, maxBytes, pace));
            String text = new String(bytes, type.charset().of(bytes));
            String withoutMark = text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
            Answers.write(context, loader.load(kind, withoutMark));
        } catch (TurnedAway e) {
            turnAway(context, e);
        } catch (TimeoutException | KafkaException e) {
            log.warn("File could not be published: file={} cause={}", kind.path(), e.toString());
            turnAway(
                    context,
                    new TurnedAway(
                            BodyFault.UNAVAILABLE,
                            "Kafka did not take the file: " + e.getMessage() + "; send again",
                            e));
        } finally {
            leftover.hear(context);
        }
    }

    private void turnAway(Context context, TurnedAway reason) {
        meters.turnedAway(reason.fault());
        Answers.write(context, reason);
    }
}
