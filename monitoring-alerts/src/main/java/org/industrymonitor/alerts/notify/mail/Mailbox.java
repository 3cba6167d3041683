package org.industrymonitor.alerts.notify.mail;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;

/**
 * Where mail is handed in, from whom and for whom.
 *
 * @param user name to log in with; empty: no login
 * @param timeout of connecting, and of each answer
 */
public record Mailbox(
        String host,
        int port,
        Tls tls,
        Optional<String> user,
        String password,
        String from,
        List<String> to,
        Duration timeout) {

    /** How the way to the server is protected. */
    public enum Tls {
        NONE,
        /** After the greeting; without it nothing is sent. */
        STARTTLS,
        /** From the first byte. */
        TLS
    }

    public Mailbox {
        Objects.requireNonNull(tls, "tls");
        Objects.requireNonNull(user, "user");
        to = List.copyOf(to);
        if (to.isEmpty()) {
            throw new IllegalArgumentException("to must name at least one, names none");
        }
    }

    /** As the mail library wants it. */
    Properties session() {
        String millis = Long.toString(timeout.toMillis());
        Properties properties = new Properties();
        properties.put("mail.transport.protocol", "smtp");
        properties.put("mail.smtp.host", host);
        properties.put("mail.smtp.port", Integer.toString(port));
        properties.put("mail.smtp.connectiontimeout", millis);
        properties.put("mail.smtp.timeout", millis);
        properties.put("mail.smtp.writetimeout", millis);
        properties.put("mail.smtp.auth", Boolean.toString(user.isPresent()));
        properties.put("mail.smtp.starttls.enable", Boolean.toString(tls == Tls.STARTTLS));
        properties.put("mail.smtp.starttls.required", Boolean.toString(tls == Tls.STARTTLS));
        properties.put("mail.smtp.ssl.enable", Boolean.toString(tls == Tls.TLS));
        properties.put("mail.smtp.ssl.checkserveridentity", "true");
        // One address that is wrong does not keep the mail from the others.
        properties.put("mail.smtp.sendpartial", "true");
        return properties;
    }

    @Override
    public String toString() {
        return "Mailbox[" + host + ":" + port + " from " + from + " to " + to + "]";
    }
}
