package io.needletail.app.account;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Pattern;
import javax.security.auth.x500.X500Principal;

/** The certificate that an account's clients show: any with this subject, or one by its SHA-256 fingerprint. Immutable. */
sealed interface CertificateRule {
    Pattern FINGERPRINT = Pattern.compile("[0-9a-f]{64}");

    boolean matches(X509Certificate shown);

    /**
     * Reads the written form.
     *
     * @throws IllegalArgumentException if it is neither a fingerprint nor a subject
     */
    static CertificateRule parse(String text) {
        String digits = text.replace(":", "").toLowerCase(Locale.ROOT);
        return FINGERPRINT.matcher(digits).matches() ? new Fingerprint(digits) : new Subject(new X500Principal(text));
    }

    /** Order and spelling of the parts count, upper and lower case do not (RFC 2253). */
    record Subject(X500Principal name) implements CertificateRule {

        @Override
        public boolean matches(X509Certificate shown) {
            return name.equals(shown.getSubjectX500Principal());
        }

        @Override
        public String toString() {
            return name.getName();
        }
    }

    /** @param digits 64 hexadecimal ones, in lower case */
    record Fingerprint(String digits) implements CertificateRule {

        @Override
        public boolean matches(X509Certificate shown) {
            try {
                byte[] hash = MessageDigest.getInstance("SHA-256").digest(shown.getEncoded());
                return digits.equals(HexFormat.of().formatHex(hash));
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException("every JDK has SHA-256, and the handshake has read the certificate", e);
            }
        }

        @Override
        public String toString() {
            return digits;
        }
    }
}
