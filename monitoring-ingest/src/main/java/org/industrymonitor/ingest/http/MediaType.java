package org.industrymonitor.ingest.http;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Locale;
import java.util.Set;
import org.industrymonitor.ingest.collect.BodyFault;
import org.industrymonitor.ingest.decode.BodyCharset;

/**
 * A Content-Type.
 *
 * @param name type and subtype in lower case
 * @param charset of the parameter, if there is one
 */
record MediaType(String name, BodyCharset charset) {

    /** Charsets in which the bytes of line ends mean nothing else. */
    private static final Set<String> CHARSETS =
            Set.of("UTF-8", "GB18030", "GBK", "GB2312", "US-ASCII", "ISO-8859-1", "windows-1252");

    static MediaType parse(String contentType) throws TurnedAway {
        if (contentType == null || contentType.isBlank()) {
            throw new TurnedAway(BodyFault.UNSUPPORTED_TYPE, "Content-Type must be given");
        }
        String[] parts = contentType.split(";");
        BodyCharset charset = BodyCharset.UNDECLARED;
        for (int i = 1; i < parts.length; i++) {
            String[] parameter = parts[i].split("=", 2);
            if (parameter.length == 2 && parameter[0].strip().equalsIgnoreCase("charset")) {
                charset = BodyCharset.of(charset(parameter[1].strip().replace("\"", "")));
            }
        }
        return new MediaType(parts[0].strip().toLowerCase(Locale.ROOT), charset);
    }

    private static Charset charset(String name) throws TurnedAway {
        try {
            Charset charset = Charset.forName(name);
            if (CHARSETS.contains(charset.name())) {
                return charset;
            }
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            throw new TurnedAway(BodyFault.UNSUPPORTED_TYPE, message(name), e);
        }
        throw new TurnedAway(BodyFault.UNSUPPORTED_TYPE, message(name));
    }

    private static String message(String name) {
        return "charset must be one of " + CHARSETS.stream().sorted().toList() + ", is '" + name + "'";
    }
}
