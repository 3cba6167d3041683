package org.industrymonitor.alerts.notify.mail;

import jakarta.activation.DataHandler;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.util.ByteArrayDataSource;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import org.industrymonitor.alerts.notify.Notice;
import org.industrymonitor.alerts.notify.text.Message;
import org.industrymonitor.alerts.notify.text.MessageWriter;

/** Makes mails of notices: plain text and HTML beside each other, the picture within the HTML. */
final class Letters {

    private static final String UTF_8 = StandardCharsets.UTF_8.name();
    private static final String PICTURE = "fall";

    private final Session session;
    private final Mailbox mailbox;
    private final MessageWriter writer;

    Letters(Session session, Mailbox mailbox, MessageWriter writer) {
        this.session = session;
        this.mailbox = mailbox;
        this.writer = writer;
    }

    Letter write(Notice notice) throws MessagingException {
        Message message = writer.message(notice);
        Letter letter = new Letter(session, id(notice.id()));
        letter.setFrom(new InternetAddress(mailbox.from(), true));
        for (String to : mailbox.to()) {
            letter.addRecipient(RecipientType.TO, new InternetAddress(to, true));
        }
        letter.setSubject(message.title(), UTF_8);
        // Nobody's holiday notice is to answer this.
        letter.setHeader("Auto-Submitted", "auto-generated");
        if (notice.form() == Notice.Form.SINGLE) {
            // What becomes of an alert stands in one thread.
            letter.setHeader("References", id(notice.alert().id()));
        }
        letter.setContent(alternatives(notice, message));
        return letter;
    }

    private MimeMultipart alternatives(Notice notice, Message message) throws MessagingException {
        MimeBodyPart plain = new MimeBodyPart();
        plain.setText(message.title() + "\n\n" + message.body() + "\n", UTF_8);
        Optional<byte[]> picture = notice.form() == Notice.Form.SINGLE ? Picture.of(notice.alert()) : Optional.empty();
        MimeBodyPart html = new MimeBodyPart();
        html.setText(
                new Html(writer.language(), writer.legend()).of(notice, message, picture.map(png -> "cid:" + PICTURE)),
                UTF_8,
                "html");
        MimeMultipart related = new MimeMultipart("related", html);
        if (picture.isPresent()) {
            MimeBodyPart image = new MimeBodyPart();
            image.setDataHandler(new DataHandler(new ByteArrayDataSource(picture.get(), "image/png")));
            image.setContentID("<" + PICTURE + ">");
            image.setDisposition(Part.INLINE);
            image.setFileName(PICTURE + ".png");
            related.addBodyPart(image);
        }
        MimeBodyPart rich = new MimeBodyPart();
        rich.setContent(related);
        return new MimeMultipart("alternative", plain, rich);
    }

    private static String id(String of) {
        return "<" + UUID.nameUUIDFromBytes(of.getBytes(StandardCharsets.UTF_8)) + "@monitoring>";
    }
}
