package org.industrymonitor.runtime.access;

import static org.industrymonitor.runtime.access.EntriesFile.flag;
import static org.industrymonitor.runtime.access.EntriesFile.list;
import static org.industrymonitor.runtime.access.EntriesFile.set;

import io.javalin.http.Context;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.industrymonitor.runtime.http.RequestFault;
import org.industrymonitor.runtime.lifecycle.Health;
import org.industrymonitor.runtime.lifecycle.Service;
import org.industrymonitor.runtime.settings.CommonSettings;
import org.industrymonitor.runtime.settings.Settings;
import org.industrymonitor.runtime.settings.SettingsException;
import org.industrymonitor.runtime.settings.SettingsFault;
import org.industrymonitor.runtime.settings.WatchedFile;

/**
 * Lets readers in.  With a file, only those it names, {@code reader.<name>.<field>}: {@code tokens} (hashes),
 * {@code regions}, {@code sectors} and {@code operator} (true or false); a token is revoked by taking it out.  Without one,
 * whoever asks from this machine of a process that listens on a loopback address only, and no operator.
 */
public final class Readers implements Service {

    private static final EntriesFile FORM =
            new EntriesFile("reader", Set.of("tokens", "regions", "sectors", "operator"));
    private static final Reader ANYONE = new Reader("anyone", List.of(), Domain.ALL, false);

    private final Optional<WatchedFile<Roll<Reader>>> file;
    private final Duration interval;
    private final boolean loopback;
    private volatile Roll<Reader> known = Roll.of(List.of());
    private volatile ScheduledExecutorService watcher;

    /**
     * @param file who may read; empty: whoever is on this machine
     * @param interval how often it is looked at
     * @param host address that the process listens on
     * @throws SettingsException if the file cannot be read now, or has faults
     */
    public Readers(Optional<Path> file, Duration interval, String host, MeterRegistry meters) {
        this.interval = interval;
        this.loopback = Loopback.isAddress(host);
        this.file = file.map(path -> watched(path, meters));
    }

    /** As the common settings say. */
    public static Readers from(Settings settings, MeterRegistry meters) {
        return new Readers(
                settings.optionalString(CommonSettings.HTTP_READERS_FILE).map(Path::of),
                settings.duration(CommonSettings.HTTP_READERS_INTERVAL_MS),
                settings.string(CommonSettings.HTTP_HOST),
                meters);
    }

    /** One who asks, for as long as he is answered. */
    public final class Pass {

        private final Credentials shown;
        private final boolean fromHere;

        private Pass(Context context) {
            shown = Credentials.of(context);
            // A page of somebody else's, shown here by a name that he lets point here, may not read either.
            fromHere = loopback && Loopback.isHost(context.header("Host"));
        }

        /**
         * Who it is, as the file now says.
         *
         * @throws RequestFault if it is nobody who may read
         */
        public Reader reader() throws RequestFault {
            if (file.isPresent()) {
                return known.caller(shown)
                        .orElseThrow(() -> RequestFault.unauthorized("Authorization must be Bearer with the token of a"
                                + " reader that is known here, or the connection have its certificate"));
            }
            if (fromHere) {
                return ANYONE;
            }
            throw RequestFault.unauthorized("readers must be named in " + CommonSettings.HTTP_READERS_FILE
                    + ": without them only this machine may read, of a process that listens on a loopback address");
        }
    }

    /** What a request shows, to be asked for the reader more than once. */
    public Pass pass(Context context) {
        return new Pass(context);
    }

    /**
     * Who asks.
     *
     * @throws RequestFault if it is nobody who may read
     */
    public Reader reader(Context context) throws RequestFault {
        return pass(context).reader();
    }

    /**
     * Who speaks.
     *
     * @throws RequestFault if it is nobody who may say anything of alerts
     */
    public Reader operator(Context context) throws RequestFault {
        if (file.isEmpty()) {
            throw RequestFault.unauthorized(
                    "operators must be named in " + CommonSettings.HTTP_READERS_FILE
                            + ", with reader.<name>.operator = true: what is said of alerts is kept with the name of who said it");
        }
        Reader reader = reader(context);
        if (!reader.operator()) {
            throw RequestFault.forbidden(
                    "reader " + reader.name() + " may not say anything of alerts: that is for operators");
        }
        return reader;
    }

    @Override
    public String name() {
        return "readers";
    }

    @Override
    public void start() {
        file.ifPresent(watched -> {
            ScheduledExecutorService looking = Executors.newSingleThreadScheduledExecutor(Readers::daemon);
            looking.scheduleWithFixedDelay(
                    watched::check, interval.toMillis(), interval.toMillis(), TimeUnit.MILLISECONDS);
            watcher = looking;
        });
    }

    @Override
    public Health health() {
        return Health.up();
    }

    @Override
    public void stop() {
        if (watcher != null) {
            watcher.shutdownNow();
        }
    }

    private WatchedFile<Roll<Reader>> watched(Path path, MeterRegistry meters) {
        try {
            return new WatchedFile<>(
                    path, Readers::parse, "monitoring.runtime.http.readers.reloads", meters, now -> known = now);
        } catch (IOException e) {
            throw fault(path, "cannot be read: " + e);
        } catch (EntriesFile.FaultyException e) {
            throw fault(path, "has faults: " + e.getMessage());
        }
    }

    private static Roll<Reader> parse(byte[] bytes) {
        return Roll.of(FORM.read(bytes, Readers::reader));
    }

    private static Reader reader(String name, Map<String, String> fields) {
        return new Reader(
                name,
                list(fields.get("tokens")).map(TokenHash::parse).toList(),
                new Domain(set(fields.get("regions")), set(fields.get("sectors"))),
                flag("operator", fields.getOrDefault("operator", "false")));
    }

    private static SettingsException fault(Path path, String why) {
        return new SettingsException(
                List.of(new SettingsFault(CommonSettings.HTTP_READERS_FILE, "settings", path.toString(), why)));
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "http-readers");
        thread.setDaemon(true);
        return thread;
    }
}
