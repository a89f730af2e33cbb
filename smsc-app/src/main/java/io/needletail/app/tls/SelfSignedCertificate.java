package io.needletail.app.tls;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;

/**
 * A certificate that signs itself, with its key. The JDK has no public way to make one but its {@code keytool}, which is
 * part of {@code java.base} and so of every runtime image; run as a process it needs no library that the server would
 * have to carry along.
 *
 * @param certificate PEM file
 * @param key PEM file, PKCS #8, for its owner only
 */
public record SelfSignedCertificate(Path certificate, Path key) {
    private static final String ALIAS = "smsc";
    private static final String PASSWORD_VARIABLE = "SMSC_KEYTOOL_PASSWORD";
    private static final int PASSWORD_BYTES = 18;

    /**
     * Makes the files {@code certificate.pem} and {@code key.pem}; none of them may exist.
     *
     * @param hosts names and addresses the certificate is for; the first is its common name
     * @throws IOException naming what could not be made
     */
    public static SelfSignedCertificate make(Path directory, List<String> hosts, int days)
            throws IOException, InterruptedException {
        Path certificate = directory.resolve("certificate.pem");
        Path key = directory.resolve("key.pem");
        for (Path file : List.of(certificate, key)) {
            if (Files.exists(file)) {
                throw new IOException(file + " exists already; it is not written over");
            }
        }
        Files.createDirectories(directory);
        Path temporary = Files.createTempDirectory(directory, ".making-");
        Path store = temporary.resolve("store.p12");
        String password = password();
        try {
            keytool(store, password, hosts, days);
            export(store, password.toCharArray(), certificate, key);
        } finally {
            Files.deleteIfExists(store);
            Files.delete(temporary);
        }
        return new SelfSignedCertificate(certificate, key);
    }

    private static void keytool(Path store, String password, List<String> hosts, int days)
            throws IOException, InterruptedException {
        List<String> names = hosts.stream()
                .map(host -> (isAddress(host) ? "ip:" : "dns:") + host)
                .toList();
        ProcessBuilder builder = new ProcessBuilder(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                ALIAS,
                "-keyalg",
                "EC",
                "-groupname",
                "secp256r1",
                "-dname",
                "CN=" + hosts.get(0),
                "-ext",
                "SAN=" + String.join(",", names),
                "-validity",
                String.valueOf(days),
                "-storetype",
                "PKCS12",
                "-keystore",
                store.toString(),
                "-storepass:env",
                PASSWORD_VARIABLE));
        builder.environment().put(PASSWORD_VARIABLE, password);
        Process process = builder.redirectErrorStream(true).start();
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        if (process.waitFor() != 0) {
            throw new IOException("the JDK's keytool could not make a certificate: " + said);
        }
    }

    private static void export(Path store, char[] password, Path certificate, Path key) throws IOException {
        try (InputStream in = Files.newInputStream(store)) {
            KeyStore made = KeyStore.getInstance("PKCS12");
            made.load(in, password);
            Files.createFile(key, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(
                    key, pem("PRIVATE KEY", made.getKey(ALIAS, password).getEncoded()));
            Files.writeString(
                    certificate, pem("CERTIFICATE", made.getCertificate(ALIAS).getEncoded()));
        } catch (GeneralSecurityException e) {
            throw new IOException("what the JDK's keytool made cannot be read: " + e.getMessage(), e);
        }
    }

    private static String pem(String what, byte[] der) {
        String text = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
        return "-----BEGIN " + what + "-----\n" + text + "\n-----END " + what + "-----\n";
    }

    private static boolean isAddress(String host) {
        return host.indexOf(':') >= 0 || host.matches("[0-9.]+");
    }

    private static String password() {
        byte[] random = new byte[PASSWORD_BYTES];
        new SecureRandom().nextBytes(random);
        return Base64.getUrlEncoder().encodeToString(random);
    }
}
