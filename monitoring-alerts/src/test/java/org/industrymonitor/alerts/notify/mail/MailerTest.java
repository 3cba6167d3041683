package org.industrymonitor.alerts.notify.mail;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.icegreen.greenmail.util.ServerSetupTest;
import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeMessage;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.industrymonitor.alerts.notify.Answer;
import org.industrymonitor.alerts.notify.Notice;
import org.industrymonitor.alerts.notify.Samples;
import org.industrymonitor.alerts.notify.text.Language;
import org.industrymonitor.alerts.notify.text.Links;
import org.industrymonitor.alerts.notify.text.MessageWriter;
import org.industrymonitor.model.AlertKind;
import org.industrymonitor.model.AlertState;
import org.industrymonitor.model.NodeId;
import org.industrymonitor.model.Severity;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MailerTest {

    private GreenMail server;

    @BeforeEach
    void start() {
        ServerSetup smtp = ServerSetupTest.SMTP.dynamicPort();
        smtp.setServerStartupTimeout(30_000);
        server = new GreenMail(smtp);
        server.start();
        server.setUser("duty@example.org", "duty", "pass");
        server.setUser("monitor@example.org", "monitor", "secret");
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    @Test
    void sendsPlainTextAndHtmlWithAPictureToEveryRecipient() throws Exception {
        Answer answer = mailer(List.of("duty@example.org", "chief@example.org"), Optional.empty())
                .send(Notice.single(Samples.alert("BW01")));

        assertThat(answer).isEqualTo(Answer.TAKEN);
        MimeMessage[] received = server.getReceivedMessages();
        assertThat(received).hasSize(2);
        MimeMessage mail = received[0];
        assertThat(mail.getSubject()).isEqualTo("【橙色预警】停产：安阳钢铁（BW01）");
        assertThat(mail.getFrom()[0]).hasToString("Monitoring <monitor@example.org>");
        assertThat(mail.getHeader("Auto-Submitted")).containsExactly("auto-generated");
        assertThat(part(mail, "text/plain").getContent().toString())
                .startsWith("【橙色预警】停产：安阳钢铁（BW01）")
                .contains("位置: 河南省安阳市文峰区；炼钢")
                .contains("产值10元，预期612元：少602元，低于预期98%。");
        assertThat(part(mail, "text/html").getContent().toString())
                .contains("<html lang=\"zh-CN\">")
                .contains("缺口（按各方份额）")
                .contains("少602元")
                .contains("#f08300")
                .contains("src=\"cid:fall\"");
        Part picture = part(mail, "image/png");
        assertThat(picture.getDisposition()).isEqualTo(Part.INLINE);
        assertThat(picture.getHeader("Content-ID")).containsExactly("<fall>");
        BufferedImage image = ImageIO.read(picture.getInputStream());
        assertThat(image.getWidth()).isEqualTo(480);
        assertThat(image.getHeight()).isEqualTo(76);
    }

    /** 10 of 612.4: 8 of 480 points are dark, the rest is what is missing. */
    @Test
    void drawsWhatWasExpectedAndWhatIsThereOnOneScale() throws Exception {
        byte[] png = Picture.of(Samples.alert("BW01")).orElseThrow();

        BufferedImage image = ImageIO.read(new ByteArrayInputStream(png));
        assertThat(rgb(image, 479, 10)).isEqualTo(0xb8c4c8);
        assertThat(rgb(image, 7, 60)).isEqualTo(0x2b6777);
        assertThat(rgb(image, 8, 60)).isEqualTo(0xd0021b);
        assertThat(rgb(image, 477, 60)).isEqualTo(0xd0021b);
        assertThat(rgb(image, 100, 38)).isEqualTo(0xffffff);
    }

    @Test
    void repeatsAMailUnderTheSameIdAndKeepsAnAlertInOneThread() throws Exception {
        Mailer mailer = mailer(List.of("duty@example.org"), Optional.empty());
        Notice firing = Notice.single(Samples.alert("BW01"));
        mailer.send(firing);
        mailer.send(firing);
        mailer.send(Notice.single(
                Samples.alert(NodeId.enterprise("BW01"), AlertKind.STOPPAGE, AlertState.RESOLVED, Severity.ORANGE)));

        MimeMessage[] received = server.getReceivedMessages();
        assertThat(received[1].getMessageID()).isEqualTo(received[0].getMessageID());
        assertThat(received[2].getMessageID()).isNotEqualTo(received[0].getMessageID());
        assertThat(received[2].getHeader("References")).isEqualTo(received[0].getHeader("References"));
        assertThat(received[2].getSubject()).startsWith("【已恢复】停产");
    }

    @Test
    void sendsASummaryWithoutAPicture() throws Exception {
        Notice summary = Notice.summary(List.of(Samples.alert("BW01"), Samples.alert("CE01")));

        mailer(List.of("duty@example.org"), Optional.empty()).send(summary);

        MimeMessage mail = server.getReceivedMessages()[0];
        assertThat(mail.getSubject()).isEqualTo("同时有2条预警：未结束2条，已结束0条");
        assertThat(parts(mail)).extracting(Part::getContentType).noneMatch(type -> type.startsWith("image/"));
    }

    @Test
    void logsIn() throws Exception {
        assertThat(mailer(List.of("duty@example.org"), Optional.of("secret")).send(Notice.single(Samples.alert("A"))))
                .isEqualTo(Answer.TAKEN);
    }

    @Test
    void triesAgainWhenItIsNotLetInAndWhenTheServerIsAway() {
        Notice notice = Notice.single(Samples.alert("A"));
        assertThat(mailer(List.of("duty@example.org"), Optional.of("wrong")).send(notice))
                .isEqualTo(Answer.LATER);
        Mailer mailer = mailer(List.of("duty@example.org"), Optional.empty());
        server.stop();

        assertThat(mailer.send(notice)).isEqualTo(Answer.LATER);
        server.start();
        assertThat(server.getReceivedMessages()).isEmpty();
    }

    @Test
    void sendsNothingInTheClearWhenStartTlsIsRequired() {
        Mailbox mailbox = new Mailbox(
                "127.0.0.1",
                server.getSmtp().getPort(),
                Mailbox.Tls.STARTTLS,
                Optional.empty(),
                "",
                "monitor@example.org",
                List.of("duty@example.org"),
                Duration.ofSeconds(10));

        assertThat(new Mailer("test", mailbox, writer()).send(Notice.single(Samples.alert("A"))))
                .isEqualTo(Answer.LATER);
        assertThat(server.getReceivedMessages()).isEmpty();
    }

    private Mailer mailer(List<String> to, Optional<String> password) {
        Mailbox mailbox = new Mailbox(
                "127.0.0.1",
                server.getSmtp().getPort(),
                Mailbox.Tls.NONE,
                password.map(p -> "monitor"),
                password.orElse(""),
                "Monitoring <monitor@example.org>",
                to,
                Duration.ofSeconds(10));
        return new Mailer("test", mailbox, writer());
    }

    private static MessageWriter writer() {
        return new MessageWriter(Language.ZH, Samples.directory(), Links.NONE);
    }

    private static int rgb(BufferedImage image, int x, int y) {
        return image.getRGB(x, y) & 0xffffff;
    }

    private static Part part(Part mail, String type) throws Exception {
        return parts(mail).stream()
                .filter(part -> hasType(part, type))
                .findFirst()
                .orElseThrow();
    }

    private static boolean hasType(Part part, String type) {
        try {
            return part.isMimeType(type);
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The leaves. */
    private static List<Part> parts(Part part) throws MessagingException, IOException {
        if (!(part.getContent() instanceof Multipart inner)) {
            return List.of(part);
        }
        List<Part> leaves = new ArrayList<>();
        for (int i = 0; i < inner.getCount(); i++) {
            BodyPart one = inner.getBodyPart(i);
            leaves.addAll(parts(one));
        }
        return leaves;
    }
}
