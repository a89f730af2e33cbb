package io.needletail.app.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.needletail.api.account.Account;
import io.needletail.api.account.BindOrigin;
import io.needletail.api.account.BindVerdict;
import io.needletail.app.config.bind.ConfigurationException;
import io.needletail.app.tls.SelfSignedCertificate;
import io.needletail.core.tls.TlsIdentity;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Accounts whose clients show certificates. */
class CertificateAccountTest {
    private static final String SECRET =
            PasswordHash.create("secret", new SecureRandom()).toString();

    @TempDir
    private static Path directory;

    private static X509Certificate acme;
    private static X509Certificate impostor;

    @BeforeAll
    static void makeCertificates() throws Exception {
        acme = make("acme", "acme.example");
        impostor = make("impostor", "impostor.example");
    }

    @Test
    void shouldAskForPasswordAndCertificate() throws Exception {
        FileAccountDirectory accounts = open(SECRET, "CN=acme.example");

        assertThat(bind(accounts, "secret", acme)).isInstanceOf(BindVerdict.Granted.class);
        assertThat(bind(accounts, "secret", impostor)).isInstanceOf(BindVerdict.Denied.class);
        assertThat(bind(accounts, "secret", null)).isInstanceOf(BindVerdict.Denied.class);
        assertThat(bind(accounts, "guess", acme)).isInstanceOf(BindVerdict.Denied.class);
    }

    @Test
    void shouldKnowACertificateByItsFingerprintAsOpensslPrintsIt() throws Exception {
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(acme.getEncoded());
        String fingerprint = HexFormat.ofDelimiter(":").withUpperCase().formatHex(hash);
        FileAccountDirectory accounts = open(SECRET, fingerprint);

        assertThat(bind(accounts, "secret", acme)).isInstanceOf(BindVerdict.Granted.class);
        assertThat(bind(accounts, "secret", impostor)).isInstanceOf(BindVerdict.Denied.class);
    }

    @Test
    void shouldDoWithoutAPasswordWhereThereIsACertificate() throws Exception {
        FileAccountDirectory accounts = open("none", "CN=acme.example");

        assertThat(bind(accounts, "", acme)).isInstanceOf(BindVerdict.Granted.class);
        assertThat(bind(accounts, "none", impostor)).isEqualTo(accounts.authenticate("nobody", "none", loopback()));
        assertThat(bind(accounts, "none", null)).isInstanceOf(BindVerdict.Denied.class);
    }

    @Test
    void shouldRefuseAnAccountWithNeitherPasswordNorCertificate() throws Exception {
        Path file = Files.writeString(directory.resolve("neither.conf"), "accounts { shop { password = none } }");

        assertThat(catchThrowableOfType(ConfigurationException.class, () -> FileAccountDirectory.open(file, policy())))
                .hasMessageContaining("accounts.shop: needs a certificate, having no password");
    }

    private static BindVerdict bind(
            FileAccountDirectory accounts, String password, @org.jspecify.annotations.Nullable X509Certificate shown) {
        return accounts.authenticate("shop", password, new BindOrigin(loopback(), Optional.ofNullable(shown)));
    }

    private static FileAccountDirectory open(String password, String certificate) throws Exception {
        Path file = directory.resolve("accounts.conf");
        Files.writeString(
                file, "accounts { shop { password = \"" + password + "\", certificate = \"" + certificate + "\" } }");
        return FileAccountDirectory.open(file, policy());
    }

    private static AccountPolicy policy() {
        return new AccountPolicy(false, new Account("", 10, 1_000, 100, 0), "", Path.of("..", "conf", "providers"));
    }

    private static InetAddress loopback() {
        return InetAddress.getLoopbackAddress();
    }

    private static X509Certificate make(String name, String host) throws Exception {
        SelfSignedCertificate made = SelfSignedCertificate.make(directory.resolve(name), List.of(host), 2);
        return TlsIdentity.ofPem(made.certificate(), made.key()).chain().get(0);
    }
}
