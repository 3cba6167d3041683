package org.industrymonitor.alerts.notify.setup;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import org.apache.kafka.common.config.types.Password;
import org.industrymonitor.alerts.notify.Channel;
import org.industrymonitor.alerts.notify.Receiver;
import org.industrymonitor.alerts.notify.alertmanager.Alertmanager;
import org.industrymonitor.alerts.notify.alertmanager.Alertmanager.Peer;
import org.industrymonitor.alerts.notify.http.Poster;
import org.industrymonitor.alerts.notify.mail.Mailbox;
import org.industrymonitor.alerts.notify.mail.Mailer;
import org.industrymonitor.alerts.notify.route.Directory;
import org.industrymonitor.alerts.notify.route.Jurisdiction;
import org.industrymonitor.alerts.notify.text.Language;
import org.industrymonitor.alerts.notify.text.MessageWriter;
import org.industrymonitor.alerts.notify.webhook.Template;
import org.industrymonitor.alerts.notify.webhook.Webhook;
import org.industrymonitor.model.AlertKind;
import org.industrymonitor.model.Severity;
import org.industrymonitor.runtime.http.ClientTls;
import org.industrymonitor.runtime.settings.Settings;
import org.industrymonitor.runtime.settings.SettingsSections.Section;

/** Makes receivers of what a file says of them. */
public final class ReceiverMaker {

    private final Surroundings surroundings;
    private final Directory directory;

    public ReceiverMaker(Surroundings surroundings) {
        this.surroundings = surroundings;
        this.directory = surroundings.directory();
    }

    /**
     * The receiver.
     *
     * @throws IllegalArgumentException when the settings, each right by itself, make none
     */
    public Receiver make(Section section) {
        Settings settings = section.settings();
        Jurisdiction jurisdiction = jurisdiction(settings);
        MessageWriter writer = new MessageWriter(
                settings.string(ReceiverTypes.LANGUAGE).equals("zh") ? Language.ZH : Language.EN,
                directory,
                surroundings.links(),
                surroundings.remarks(),
                surroundings.past());
        boolean summarises = !section.type().equals(ReceiverTypes.ALERTMANAGER);
        return new Receiver(
                section.name(),
                alert -> jurisdiction.covers(alert, directory),
                summarises ? settings.integer(ReceiverTypes.STORM) : 0,
                channel(section, jurisdiction, writer));
    }

    /** Whom the receiver of that section answers for. */
    public static Jurisdiction jurisdiction(Settings settings) {
        return new Jurisdiction(
                Set.copyOf(settings.list(ReceiverTypes.REGIONS)),
                Set.copyOf(settings.list(ReceiverTypes.SECTORS)),
                Set.copyOf(settings.list(ReceiverTypes.GROUPS)),
                settings.list(ReceiverTypes.KINDS).stream()
                        .flatMap(word -> Stream.of(AlertKind.values())
                                .filter(kind -> kind.word().equals(word)))
                        .collect(Collectors.toSet()),
                Stream.of(Severity.values())
                        .filter(colour -> colour.word().equals(settings.string(ReceiverTypes.COLOUR)))
                        .findFirst()
                        .orElseThrow());
    }

    private Supplier<Channel> channel(Section section, Jurisdiction jurisdiction, MessageWriter writer) {
        return switch (section.type()) {
            case ReceiverTypes.WEBHOOK -> webhook(section, writer);
            case ReceiverTypes.ALERTMANAGER -> alertmanager(section, jurisdiction, writer);
            case ReceiverTypes.MAIL -> mail(section, writer);
            default -> throw new IllegalArgumentException("type is not known: " + section.type());
        };
    }

    private Supplier<Channel> webhook(Section section, MessageWriter writer) {
        Settings settings = section.settings();
        URI url = URI.create(settings.string(ReceiverTypes.URL));
        Template template =
                Template.parse(settings.string(ReceiverTypes.TEMPLATE)).orElseThrow();
        Optional<String> secret = settings.secret(ReceiverTypes.SECRET).map(Password::value);
        Supplier<Poster> poster = poster(section);
        return () -> new Webhook(url, template, secret, writer, poster.get(), surroundings.clock());
    }

    private Supplier<Channel> alertmanager(Section section, Jurisdiction jurisdiction, MessageWriter writer) {
        Settings settings = section.settings();
        List<URI> urls =
                settings.list(ReceiverTypes.URLS).stream().map(URI::create).toList();
        Optional<String> credentials = settings.optionalString(ReceiverTypes.USER)
                .map(user -> user + ":"
                        + settings.secret(ReceiverTypes.PASSWORD)
                                .map(Password::value)
                                .orElse(""));
        Supplier<Poster> poster = poster(section);
        return () -> new Alertmanager(
                urls.stream().map(url -> Peer.at(url, poster.get())).toList(),
                credentials,
                new Alertmanager.Standing(
                        () -> surroundings.firing().get().filter(alert -> jurisdiction.covers(alert, directory)),
                        from -> surroundings.ended().takenSince(from, section.name()),
                        alert -> surroundings.ended().fired(alert, section.name()),
                        surroundings.ended().lastTaken(section.name())),
                directory,
                writer,
                settings.duration(ReceiverTypes.INTERVAL_MS),
                surroundings.clock());
    }

    private static Supplier<Channel> mail(Section section, MessageWriter writer) {
        Settings settings = section.settings();
        Mailbox mailbox = new Mailbox(
                settings.string(ReceiverTypes.HOST),
                settings.integer(ReceiverTypes.PORT),
                Mailbox.Tls.valueOf(settings.string(ReceiverTypes.TLS).toUpperCase(Locale.ROOT)),
                settings.optionalString(ReceiverTypes.USER),
                settings.secret(ReceiverTypes.PASSWORD).map(Password::value).orElse(""),
                settings.string(ReceiverTypes.FROM),
                settings.list(ReceiverTypes.TO),
                settings.duration(ReceiverTypes.TIMEOUT_MS));
        return () -> new Mailer(section.name(), mailbox, writer);
    }

    private static Supplier<Poster> poster(Section section) {
        Settings settings = section.settings();
        Optional<SSLContext> tls =
                settings.optionalString(ReceiverTypes.AUTHORITIES).map(file -> ClientTls.trusting(Path.of(file)));
        return () -> new Poster(section.name(), settings.duration(ReceiverTypes.TIMEOUT_MS), tls);
    }
}
