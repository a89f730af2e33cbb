package io.needletail.app.config;

import io.needletail.api.net.AddressSet;
import io.needletail.app.config.bind.Key;
import io.needletail.app.config.bind.KeyTypes;
import io.needletail.app.config.bind.Topic;
import io.needletail.core.tls.ClientCertificate;
import io.needletail.core.tls.TlsServerConfig;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The listener with TLS beside, or instead of, the plain one.
 *
 * @param plainText whether there is a listener without TLS
 * @param enabled whether there is one with TLS
 * @param port 0 lets the system choose
 * @param allowFrom addresses that may connect with TLS
 * @param files as written; see {@link Locations#resolve}
 */
public record TlsConfig(boolean plainText, boolean enabled, String host, int port, AddressSet allowFrom, Files files) {
    static final Key<Boolean> PLAIN_TEXT =
            new Key<>("smpp.plain-text", KeyTypes.flag(), true, "Whether ESMEs may connect without TLS, at smpp.port.");
    static final Key<Boolean> ENABLED = new Key<>(
            "smpp.tls.enabled", KeyTypes.flag(), false, "Whether ESMEs may connect with TLS, at smpp.tls.port.");
    static final Key<String> HOST =
            new Key<>("smpp.tls.host", KeyTypes.host(), "127.0.0.1", "Address to listen on with TLS.");
    static final Key<Integer> PORT = new Key<>(
            "smpp.tls.port", KeyTypes.integer(0, 65535), 3550, "Port to listen on with TLS; 0 takes a free one.");
    static final Key<List<AddressSet>> ALLOW_FROM = new Key<>(
            "smpp.tls.allow-from",
            KeyTypes.addresses(),
            List.of(AddressSet.ANYWHERE),
            "Who may connect at smpp.tls.port; as smpp.allow-from.");
    static final Key<String> CERTIFICATE = file(
            "smpp.tls.certificate",
            "PEM file with the server's certificate, then those that signed it. This and the other files are read again"
                    + " when they change, for new connections.");
    static final Key<String> KEY = file(
            "smpp.tls.key",
            "PEM file with the certificate's key: PKCS #8, not encrypted, best readable by the server only.");
    static final Key<String> KEYSTORE =
            file("smpp.tls.keystore", "PKCS #12 file with certificate and key, instead of the two PEM files.");
    static final Key<String> KEYSTORE_PASSWORD =
            new Key<>("smpp.tls.keystore-password", KeyTypes.secret(), "", "Password of the PKCS #12 file.");
    static final Key<ClientCertificate> CLIENT_AUTH = new Key<>(
            "smpp.tls.client-auth",
            KeyTypes.choice(ClientCertificate.class),
            ClientCertificate.NONE,
            "Whether ESMEs show a certificate; which account has which is in the accounts file.");
    static final Key<String> CLIENT_CA = file(
            "smpp.tls.client-ca",
            "PEM file with the certificates that sign those of ESMEs, or with the self-signed ones themselves.");
    static final Key<List<String>> PROTOCOLS = new Key<>(
            "smpp.tls.protocols",
            KeyTypes.oneOrMore(KeyTypes.text("TLSv1.2 or TLSv1.3", TlsServerConfig.PROTOCOLS::contains)),
            List.of("TLSv1.3", "TLSv1.2"),
            "Versions of TLS.");

    /** The keys that are files, for relative paths of --set. */
    static final List<Key<String>> FILES = List.of(CERTIFICATE, KEY, KEYSTORE, CLIENT_CA);

    static final Topic<TlsConfig> TOPIC = new Topic<>(
            "TLS listener",
            "SMPP over TLS, with the JDK's implementation ([security.md](security.md)). Relative paths start at the"
                    + " installation, or at the working directory when they come from --set.",
            List.of(
                    PLAIN_TEXT,
                    ENABLED,
                    HOST,
                    PORT,
                    ALLOW_FROM,
                    CERTIFICATE,
                    KEY,
                    KEYSTORE,
                    KEYSTORE_PASSWORD,
                    CLIENT_AUTH,
                    CLIENT_CA,
                    PROTOCOLS),
            v -> new TlsConfig(
                    v.get(PLAIN_TEXT),
                    v.get(ENABLED),
                    v.get(HOST),
                    v.get(PORT),
                    AddressSet.union(v.get(ALLOW_FROM)),
                    new Files(
                            v.get(CERTIFICATE),
                            v.get(KEY),
                            v.get(KEYSTORE),
                            v.get(KEYSTORE_PASSWORD),
                            v.get(CLIENT_AUTH),
                            v.get(CLIENT_CA),
                            v.get(PROTOCOLS))));

    public TlsConfig {
        if (enabled) {
            files.at(Path::of);
        } else if (!plainText) {
            throw new IllegalArgumentException(
                    "nobody could connect: smpp.plain-text and smpp.tls.enabled are both false");
        }
    }

    /**
     * What TLS reads, and its rules.
     *
     * @param certificate and the other files: empty where there is none
     */
    public record Files(
            String certificate,
            String key,
            String keyStore,
            String keyStorePassword,
            ClientCertificate clients,
            String clientAuthorities,
            List<String> protocols) {

        /** @throws IllegalArgumentException when they do not go together */
        TlsServerConfig at(Function<String, Path> resolved) {
            return new TlsServerConfig(
                    present(certificate).map(resolved),
                    present(key).map(resolved),
                    present(keyStore).map(resolved),
                    keyStorePassword,
                    clients,
                    present(clientAuthorities).map(resolved),
                    protocols);
        }

        private static Optional<String> present(String written) {
            return Optional.of(written).filter(file -> !file.isBlank());
        }
    }

    private static Key<String> file(String path, String text) {
        return new Key<>(path, KeyTypes.text("a path, or empty for none", file -> true), "", text);
    }
}
