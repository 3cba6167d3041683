package org.industrymonitor.alerts.notify.webhook;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** HMAC-SHA256 in the forms that receivers ask for. */
final class Signature {

    private Signature() {}

    /** Ours: hexadecimal, over {@code <seconds>.<body>}, keyed with the secret. */
    static String ofBody(String secret, long epochSecond, byte[] body) {
        byte[] head = utf8(epochSecond + ".");
        byte[] signed = new byte[head.length + body.length];
        System.arraycopy(head, 0, signed, 0, head.length);
        System.arraycopy(body, 0, signed, head.length, body.length);
        return HexFormat.of().formatHex(hmac(utf8(secret), signed));
    }

    /** DingTalk's: Base64, over the milliseconds and the secret, keyed with the secret. */
    static String ofDingTalk(String secret, long epochMilli) {
        return Base64.getEncoder().encodeToString(hmac(utf8(secret), utf8(epochMilli + "\n" + secret)));
    }

    /** Feishu's: Base64, over nothing, keyed with the seconds and the secret. */
    static String ofFeishu(String secret, long epochSecond) {
        return Base64.getEncoder().encodeToString(hmac(utf8(epochSecond + "\n" + secret), new byte[0]));
    }

    private static byte[] hmac(byte[] key, byte[] data) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(data);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform must have HmacSHA256, this one has not", e);
        }
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
