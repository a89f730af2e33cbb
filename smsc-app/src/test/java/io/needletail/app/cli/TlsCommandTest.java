package io.needletail.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.needletail.core.tls.TlsIdentity;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.cert.X509Certificate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TlsCommandTest {
    @TempDir
    private Path directory;

    @Test
    void shouldMakeACertificateForThisMachineWithAKeyForItsOwnerOnly() throws Exception {
        Path files = directory.resolve("tls");
        SmscCommandLine run = SmscCommandLine.run("tls", "selfsigned", "--dir", files.toString());

        assertThat(run.err()).isEmpty();
        assertThat(run.status()).isZero();
        assertThat(run.out().lines())
                .contains(
                        "smpp.tls.enabled = true",
                        "smpp.tls.certificate = \"" + files.resolve("certificate.pem") + '"',
                        "smpp.tls.key = \"" + files.resolve("key.pem") + '"');
        X509Certificate made = TlsIdentity.ofPem(files.resolve("certificate.pem"), files.resolve("key.pem"))
                .chain()
                .get(0);
        assertThat(made.getSubjectAlternativeNames())
                .contains(List.of(2, "localhost"), List.of(7, "127.0.0.1"), List.of(7, "0:0:0:0:0:0:0:1"));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(files.resolve("key.pem"))))
                .isEqualTo("rw-------");
        try (var left = Files.list(files)) {
            assertThat(left).hasSize(2);
        }
    }

    @Test
    void shouldNotWriteOverAKey() throws Exception {
        Files.writeString(directory.resolve("key.pem"), "precious");
        SmscCommandLine run =
                SmscCommandLine.run("tls", "selfsigned", "--host", "smsc.example", "--dir", directory.toString());

        assertThat(run.status()).isEqualTo(ExitStatus.FAILED);
        assertThat(run.err()).contains(directory.resolve("key.pem") + " exists already");
        assertThat(directory.resolve("key.pem")).hasContent("precious");
    }

    @Test
    void shouldRefuseWhatIsNoHost() {
        SmscCommandLine run = SmscCommandLine.run("tls", "selfsigned", "--host", "a,dns:b");

        assertThat(run.status()).isEqualTo(ExitStatus.USAGE);
        assertThat(run.err()).contains("--host: 'a,dns:b' is neither a host name nor an address");
    }
}
