package org.industrymonitor.alerts.notify.mail;

import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.AddressException;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.industrymonitor.alerts.notify.Answer;
import org.industrymonitor.alerts.notify.Channel;
import org.industrymonitor.alerts.notify.Notice;
import org.industrymonitor.alerts.notify.text.MessageWriter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends alerts by SMTP. What the server refuses for good (5xx of the message, or of every recipient) is rejected; all
 * else is tried again, with the same Message-ID.
 */
public final class Mailer implements Channel {

    private static final Logger log = LoggerFactory.getLogger(Mailer.class);

    private final String receiver;
    private final Mailbox mailbox;
    private final Letters letters;
    private final Session session;
    private boolean failing;

    /** @param receiver what it is called in the log */
    public Mailer(String receiver, Mailbox mailbox, MessageWriter writer) {
        this.receiver = receiver;
        this.mailbox = mailbox;
        this.session = Session.getInstance(mailbox.session());
        this.letters = new Letters(session, mailbox, writer);
    }

    @Override
    public Answer send(Notice notice) {
        try (Transport transport = session.getTransport()) {
            Letter letter = letters.write(notice);
            transport.connect(mailbox.user().orElse(null), mailbox.user().isPresent() ? mailbox.password() : null);
            transport.sendMessage(letter, letter.getAllRecipients());
            failing = false;
            return Answer.TAKEN;
        } catch (SendFailedException e) {
            return judge(e);
        } catch (AddressException e) {
            log.warn("Mail cannot be addressed, it is not sent again: receiver={} why={}", receiver, e.toString());
            return Answer.REJECTED;
        } catch (MessagingException e) {
            return later(e);
        }
    }

    private Answer judge(SendFailedException failure) {
        Address[] reached = failure.getValidSentAddresses();
        if (reached != null && reached.length > 0) {
            log.warn("Mail reached some only: receiver={} why={}", receiver, failure.toString());
            failing = false;
            return Answer.TAKEN;
        }
        if (isFinal(failure)) {
            log.warn("Mail is rejected, it is not sent again: receiver={} why={}", receiver, failure.toString());
            return Answer.REJECTED;
        }
        return later(failure);
    }

    /** Whether each of the causes that carry a code carries one of 5xx, and there is one. */
    private static boolean isFinal(SendFailedException failure) {
        boolean found = false;
        for (Exception e = failure; e != null; e = e instanceof MessagingException m ? m.getNextException() : null) {
            int code = code(e);
            if (code != 0 && code / 100 != 5) {
                return false;
            }
            found |= code / 100 == 5;
        }
        return found;
    }

    private static int code(Exception e) {
        if (e instanceof SMTPSendFailedException sending) {
            return sending.getReturnCode();
        }
        return e instanceof SMTPAddressFailedException address ? address.getReturnCode() : 0;
    }

    /** Warns once for each time the server goes down. */
    private Answer later(MessagingException e) {
        if (failing) {
            log.debug("Mail fails still: receiver={} why={}", receiver, e.toString());
        } else {
            log.warn("Mail fails, alerts wait: receiver={} why={}", receiver, e.toString());
        }
        failing = true;
        return Answer.LATER;
    }
}
