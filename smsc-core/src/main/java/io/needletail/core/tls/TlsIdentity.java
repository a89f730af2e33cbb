package io.needletail.core.tls;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A certificate with its chain, and the key it belongs to: that is checked. Immutable.
 *
 * @param chain the certificate first
 */
public record TlsIdentity(PrivateKey key, List<X509Certificate> chain) {
    private static final Pattern PKCS8 =
            Pattern.compile("-----BEGIN PRIVATE KEY-----([A-Za-z0-9+/=\\s]+)-----END PRIVATE KEY-----");
    private static final byte[] PROBE = "Does this key belong to that certificate?".getBytes(StandardCharsets.US_ASCII);

    public TlsIdentity {
        chain = List.copyOf(chain);
    }

    /**
     * From PEM files.
     *
     * @throws IllegalArgumentException naming the file that cannot be used and why
     */
    public static TlsIdentity ofPem(Path certificate, Path key) {
        List<X509Certificate> chain = certificates(certificate);
        PrivateKey read = key(key, chain.get(0).getPublicKey().getAlgorithm());
        return checked(read, chain, "the key in " + key + " is not that of the certificate in " + certificate);
    }

    /**
     * From a PKCS #12 file with one key.
     *
     * @throws IllegalArgumentException naming the file that cannot be used and why
     */
    public static TlsIdentity ofKeyStore(Path file, String password) {
        try (InputStream in = Files.newInputStream(file)) {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(in, password.toCharArray());
            for (String alias : Collections.list(store.aliases())) {
                if (store.getKey(alias, password.toCharArray()) instanceof PrivateKey key) {
                    List<X509Certificate> chain = List.of(store.getCertificateChain(alias)).stream()
                            .map(X509Certificate.class::cast)
                            .toList();
                    return checked(key, chain, "the key in " + file + " is not that of its certificate");
                }
            }
            throw new IllegalArgumentException(file + " holds no private key");
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalArgumentException(
                    file + " cannot be read as a PKCS #12 file with this password: " + e.getMessage(), e);
        }
    }

    /**
     * All certificates of a PEM file, at least one.
     *
     * @throws IllegalArgumentException naming the file that cannot be used and why
     */
    public static List<X509Certificate> certificates(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            List<X509Certificate> all = CertificateFactory.getInstance("X.509").generateCertificates(in).stream()
                    .map(X509Certificate.class::cast)
                    .toList();
            if (all.isEmpty()) {
                throw new IllegalArgumentException(file + " holds no certificates in PEM form");
            }
            return all;
        } catch (IOException e) {
            throw new IllegalArgumentException(file + " cannot be read", e);
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException(file + " holds no certificates in PEM form: " + e.getMessage(), e);
        }
    }

    private static PrivateKey key(Path file, String algorithm) {
        try {
            Matcher matcher = PKCS8.matcher(Files.readString(file, StandardCharsets.ISO_8859_1));
            if (!matcher.find()) {
                throw new IllegalArgumentException(file + " holds no unencrypted PKCS #8 key in PEM form"
                        + " (openssl pkcs8 -topk8 -nocrypt makes one)");
            }
            byte[] encoded = Base64.getMimeDecoder().decode(matcher.group(1));
            return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(encoded));
        } catch (IOException e) {
            throw new IllegalArgumentException(file + " cannot be read", e);
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException(file + " holds no " + algorithm + " key, as the certificate has", e);
        }
    }

    private static TlsIdentity checked(PrivateKey key, List<X509Certificate> chain, String otherwise) {
        Certificate own = chain.get(0);
        try {
            Signature signature = Signature.getInstance(signatureFor(key));
            signature.initSign(key);
            signature.update(PROBE);
            byte[] signed = signature.sign();
            signature.initVerify(own.getPublicKey());
            signature.update(PROBE);
            if (signature.verify(signed)) {
                return new TlsIdentity(key, chain);
            }
            throw new IllegalArgumentException(otherwise);
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException(otherwise, e);
        }
    }

    private static String signatureFor(PrivateKey key) {
        return switch (key.getAlgorithm()) {
            case "RSA" -> "SHA256withRSA";
            case "EC" -> "SHA256withECDSA";
            default -> key.getAlgorithm();
        };
    }
}
