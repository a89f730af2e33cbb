package io.needletail.app.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import io.needletail.app.config.ConfigLoader;
import io.needletail.app.config.ConfigSource;
import io.needletail.app.config.Locations;
import io.needletail.app.config.SmscConfig;
import io.needletail.app.config.bind.ConfigurationException;
import io.needletail.app.server.SmscServer;
import io.needletail.core.tls.TlsIdentity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole server with TLS only, as its configuration says. */
class TlsServerIT {
    private static final List<String> THIS_MACHINE = List.of("localhost", "127.0.0.1");

    @TempDir
    private Path directory;

    @Test
    void shouldShowWhatTheFilesHoldNow() throws Exception {
        SelfSignedCertificate first = SelfSignedCertificate.make(directory.resolve("first"), THIS_MACHINE, 2);
        SelfSignedCertificate second = SelfSignedCertificate.make(directory.resolve("second"), THIS_MACHINE, 2);
        SelfSignedCertificate live = copy(first);
        X509Certificate old = read(first);
        X509Certificate renewed = read(second);
        try (SmscServer server = SmscServer.start(load(
                "smpp.plain-text=false",
                "smpp.tls.enabled=true",
                "smpp.tls.port=0",
                "smpp.tls.certificate=" + live.certificate(),
                "smpp.tls.key=" + live.key()))) {
            assertThat(server.smppPort()).isEqualTo(server.tlsPort()).isPositive();
            assertThat(shown(server, old)).isEqualTo(old);

            Files.writeString(live.certificate(), "nonsense");
            Files.copy(second.key(), live.key(), StandardCopyOption.REPLACE_EXISTING);
            assertThat(shown(server, old)).isEqualTo(old);

            Files.copy(second.certificate(), live.certificate(), StandardCopyOption.REPLACE_EXISTING);
            await().atMost(Duration.ofSeconds(10))
                    .ignoreExceptionsInstanceOf(SSLException.class)
                    .until(() -> shown(server, renewed).equals(renewed));
        }
    }

    @Test
    void shouldNameTheFileThatCannotBeUsed() throws Exception {
        SmscConfig config =
                load("smpp.tls.enabled=true", "smpp.tls.certificate=/none/cert.pem", "smpp.tls.key=/none/key.pem");

        assertThat(catchThrowableOfType(ConfigurationException.class, () -> SmscServer.start(config)))
                .hasMessageContaining("smpp.tls: /none/cert.pem cannot be read");
    }

    @Test
    void shouldNameWhatIsMissing() {
        assertThat(catchThrowableOfType(ConfigurationException.class, () -> load("smpp.tls.enabled=true")))
                .hasMessageContaining(
                        "smpp.tls.enabled = \"true\": TLS needs either a certificate with its key, or a" + " keystore");
        assertThat(catchThrowableOfType(ConfigurationException.class, () -> load("smpp.plain-text=false")))
                .hasMessageContaining("nobody could connect");
        assertThat(catchThrowableOfType(
                        ConfigurationException.class,
                        () -> load(
                                "smpp.tls.enabled=true",
                                "smpp.tls.keystore=keys.p12",
                                "smpp.tls.client-auth=required")))
                .hasMessageContaining("client certificates need a client-ca");
        assertThat(catchThrowableOfType(ConfigurationException.class, () -> load("smpp.allow-from=[10.0.0.1/8]")))
                .hasMessageContaining("smpp.allow-from[0] = \"10.0.0.1/8\": must be anywhere, loopback, an address");
    }

    private SmscConfig load(String... sets) throws ConfigurationException {
        List<String> all = new ArrayList<>(List.of(
                "smpp.port=0",
                "http.enabled=false",
                "accounts.any-system-id=true",
                "journal.durability=memory",
                "data.dir=" + directory.resolve("data")));
        all.addAll(List.of(sets));
        return ConfigLoader.load(new ConfigSource(Locations.of(directory), null, all));
    }

    private SelfSignedCertificate copy(SelfSignedCertificate from) throws IOException {
        return new SelfSignedCertificate(
                Files.copy(from.certificate(), directory.resolve("live.pem")),
                Files.copy(from.key(), directory.resolve("live.key")));
    }

    private static X509Certificate read(SelfSignedCertificate made) {
        return TlsIdentity.ofPem(made.certificate(), made.key()).chain().get(0);
    }

    /** What the server shows to a client that trusts nothing but {@code trusted}. */
    private static X509Certificate shown(SmscServer server, X509Certificate trusted) throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setCertificateEntry("server", trusted);
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(store);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        try (SSLSocket socket = (SSLSocket) context.getSocketFactory().createSocket("127.0.0.1", server.tlsPort())) {
            socket.setSoTimeout(10_000);
            socket.startHandshake();
            return (X509Certificate) socket.getSession().getPeerCertificates()[0];
        }
    }
}
