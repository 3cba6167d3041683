package org.industrymonitor.runtime.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

/**
 * What is kept of a bearer token: its SHA-256, written {@code sha256:<64 hexadecimal digits>}.  A token has 256 random
 * bits, so that neither salt nor a slow hash would make it harder to find; those are for what people can remember, and
 * would cost every request.
 */
public final class TokenHash {

    private static final String PREFIX = "sha256:";
    private static final int BYTES = 32;

    private final byte[] digest;

    private TokenHash(byte[] digest) {
        this.digest = digest;
    }

    /** A new token, 43 characters that need no quoting; to be shown once and stored by nobody but its holder. */
    public static String newToken(SecureRandom random) {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** The hash of a token. */
    public static TokenHash of(String token) {
        try {
            return new TokenHash(MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /**
     * The hash that is written so.
     *
     * @throws IllegalArgumentException if it is none; the message does not repeat it, since it may be a token
     */
    public static TokenHash parse(String text) {
        String hex = text.startsWith(PREFIX) ? text.substring(PREFIX.length()) : "";
        if (hex.length() != 2 * BYTES || !hex.chars().allMatch(digit -> Character.digit(digit, 16) >= 0)) {
            throw new IllegalArgumentException("token must be written " + PREFIX + " and 64 hexadecimal digits");
        }
        return new TokenHash(HexFormat.of().parseHex(hex));
    }

    /** Whether both are of one token, in a time that does not tell how far they agree. */
    boolean matches(TokenHash other) {
        return MessageDigest.isEqual(digest, other.digest);
    }

    /** As it is written in files. */
    @Override
    public String toString() {
        return PREFIX + HexFormat.of().formatHex(digest);
    }
}
