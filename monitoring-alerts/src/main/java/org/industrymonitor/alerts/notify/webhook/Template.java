package org.industrymonitor.alerts.notify.webhook;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.Optional;
import org.industrymonitor.alerts.notify.text.Message;

/** The messages of chat groups' robots, as each wants them. */
public enum Template {
    /** Our own JSON, for programs. */
    JSON,
    DINGTALK,
    WECOM,
    FEISHU,
    SLACK;

    private static final ObjectMapper MAPPER = new ObjectMapper();

    /** Bytes that each takes in a message, less a margin for what is around the text. */
    private static final int DINGTALK_BYTES = 18_000;

    private static final int WECOM_BYTES = 4_000;
    private static final int FEISHU_BYTES = 18_000;
    /** Slack counts characters; these are fewer. */
    private static final int SLACK_BYTES = 2_900;

    private static final int SLACK_TITLE_BYTES = 145;

    /** Its word in the file of receivers. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The template of that word. */
    public static Optional<Template> parse(String word) {
        for (Template template : values()) {
            if (template.word().equals(word)) {
                return Optional.of(template);
            }
        }
        return Optional.empty();
    }

    /**
     * The message as the robot wants it, unsigned.
     *
     * @throws IllegalStateException for {@link #JSON}, which is made of figures, not of words
     */
    ObjectNode body(Message message) {
        ObjectNode json = MAPPER.createObjectNode();
        switch (this) {
            case DINGTALK ->
                json.put("msgtype", "markdown")
                        .putObject("markdown")
                        .put("title", message.title())
                        .put("text", Markdown.cut(Markdown.lines(message, true), DINGTALK_BYTES));
            case WECOM ->
                json.put("msgtype", "markdown")
                        .putObject("markdown")
                        .put("content", Markdown.cut(Markdown.lines(message, true), WECOM_BYTES));
            case FEISHU -> {
                ObjectNode card = json.put("msg_type", "interactive").putObject("card");
                card.putObject("header")
                        .putObject("title")
                        .put("tag", "plain_text")
                        .put("content", message.title());
                card.putArray("elements")
                        .addObject()
                        .put("tag", "markdown")
                        .put("content", Markdown.cut(Markdown.lines(message, false), FEISHU_BYTES));
            }
            case SLACK -> {
                json.put("text", Markdown.slackText(message.title()));
                var blocks = json.putArray("blocks");
                blocks.addObject()
                        .put("type", "header")
                        .putObject("text")
                        .put("type", "plain_text")
                        .put("text", Markdown.cut(message.title(), SLACK_TITLE_BYTES));
                blocks.addObject()
                        .put("type", "section")
                        .putObject("text")
                        .put("type", "mrkdwn")
                        .put("text", Markdown.cut(Markdown.slack(message), SLACK_BYTES));
            }
            case JSON -> throw new IllegalStateException("json is made of figures, not of words");
        }
        return json;
    }
}
