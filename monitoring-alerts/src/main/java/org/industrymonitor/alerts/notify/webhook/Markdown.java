package org.industrymonitor.alerts.notify.webhook;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.stream.Collectors;
import org.industrymonitor.alerts.notify.text.Message;

/** Messages in the markup of chat groups. */
final class Markdown {

    private Markdown() {}

    /** As DingTalk, WeCom and Feishu read it: a heading where wished, labels in bold, links, a line each. */
    static String lines(Message message, boolean heading) {
        String head = heading ? "### " + escape(message.title()) + "\n\n" : "";
        String body = message.lines().stream()
                .map(line -> "**" + escape(line.label()) + "** " + escape(line.text()))
                .collect(Collectors.joining("\n\n"));
        String links = message.links().stream()
                .map(link -> "[" + escape(link.label()) + "](" + link.address() + ")")
                .collect(Collectors.joining(" "));
        return head + body + (links.isEmpty() ? "" : "\n\n" + links);
    }

    /** As Slack reads it: one star is bold, links in angle brackets, and only three characters are special. */
    static String slack(Message message) {
        String body = message.lines().stream()
                .map(line -> "*" + slackText(line.label()) + "* " + slackText(line.text()))
                .collect(Collectors.joining("\n"));
        String links = message.links().stream()
                .map(link -> "<" + link.address() + "|" + slackText(link.label()) + ">")
                .collect(Collectors.joining(" "));
        return links.isEmpty() ? body : body + "\n" + links;
    }

    static String slackText(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    /** At most so many bytes of UTF-8, cut between characters, with dots in place of the rest. */
    static String cut(String text, int bytes) {
        if (text.getBytes(StandardCharsets.UTF_8).length <= bytes) {
            return text;
        }
        StringBuilder kept = new StringBuilder();
        int used = 3;
        int at = 0;
        while (at < text.length()) {
            String next = Character.toString(text.codePointAt(at));
            used += next.getBytes(StandardCharsets.UTF_8).length;
            if (used > bytes) {
                break;
            }
            kept.append(next);
            at += next.length();
        }
        return kept.append("...").toString();
    }

    /** Names come from registries, and must not become links or mention people. */
    private static String escape(String text) {
        StringBuilder escaped = new StringBuilder();
        for (char c : text.toCharArray()) {
            if ("\\`*_[]<>#@".indexOf(c) >= 0) {
                escaped.append(replacement(c));
            } else {
                escaped.append(c);
            }
        }
        return escaped.toString();
    }

    private static String replacement(char c) {
        return switch (c) {
            case '<' -> "&lt;";
            case '>' -> "&gt;";
            case '@' -> "＠";
            default -> String.format(Locale.ROOT, "\\%c", c);
        };
    }
}
