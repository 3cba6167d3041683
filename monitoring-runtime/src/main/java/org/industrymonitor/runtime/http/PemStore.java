package org.industrymonitor.runtime.http;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.KeyStoreException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.Collection;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Key stores in memory, of what PEM files hold (RFC 7468). */
final class PemStore {

    /** Nobody but this process sees these stores. */
    static final String PASSWORD = "";

    private static final byte[] PROBE = new byte[32];
    private static final Pattern KEY =
            Pattern.compile("-----BEGIN PRIVATE KEY-----([A-Za-z0-9+/=\\s]+)-----END PRIVATE KEY-----");

    private PemStore() {}

    /**
     * A key, with the certificates from its own to its authority.
     *
     * @throws GeneralSecurityException if there is no key or certificate, or they do not belong together, as while they are being exchanged
     */
    static KeyStore ofKey(byte[] certificates, byte[] key) throws GeneralSecurityException, IOException {
        Certificate[] chain = certificates(certificates).toArray(Certificate[]::new);
        PublicKey publicKey = chain[0].getPublicKey();
        PrivateKey privateKey = key(key, publicKey.getAlgorithm());
        checkPair(publicKey, privateKey);
        KeyStore store = empty();
        store.setKeyEntry("own", privateKey, PASSWORD.toCharArray(), chain);
        return store;
    }

    /** Authorities that are trusted. */
    static KeyStore ofAuthorities(byte[] certificates) throws GeneralSecurityException, IOException {
        KeyStore store = empty();
        int number = 0;
        for (Certificate authority : certificates(certificates)) {
            store.setCertificateEntry("authority-" + number++, authority);
        }
        return store;
    }

    private static Collection<? extends Certificate> certificates(byte[] pem) throws CertificateException {
        Collection<? extends Certificate> certificates =
                CertificateFactory.getInstance("X.509").generateCertificates(new ByteArrayInputStream(pem));
        if (certificates.isEmpty()) {
            throw new CertificateException("file has no certificate");
        }
        return certificates;
    }

    private static PrivateKey key(byte[] pem, String algorithm) throws GeneralSecurityException {
        Matcher found = KEY.matcher(new String(pem, StandardCharsets.US_ASCII));
        if (!found.find()) {
            throw new KeyStoreException("file has no BEGIN PRIVATE KEY (PKCS#8 without a password)");
        }
        byte[] encoded = Base64.getMimeDecoder().decode(found.group(1));
        return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(encoded));
    }

    /** What the one signs, the other verifies. */
    private static void checkPair(PublicKey publicKey, PrivateKey privateKey) throws GeneralSecurityException {
        Signature signature = Signature.getInstance(
                switch (publicKey.getAlgorithm()) {
                    case "RSA" -> "SHA256withRSA";
                    case "EC" -> "SHA256withECDSA";
                    default -> publicKey.getAlgorithm();
                });
        signature.initSign(privateKey);
        signature.update(PROBE);
        byte[] signed = signature.sign();
        signature.initVerify(publicKey);
        signature.update(PROBE);
        if (!signature.verify(signed)) {
            throw new KeyStoreException("key is not that of the certificate");
        }
    }

    private static KeyStore empty() throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        return store;
    }
}
