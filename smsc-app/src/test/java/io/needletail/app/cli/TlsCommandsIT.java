package io.needletail.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.needletail.app.tls.SelfSignedCertificate;
import io.needletail.core.tls.ClientCertificate;
import io.needletail.core.tls.TlsServerConfig;
import io.needletail.load.sink.SinkConfig;
import io.needletail.load.sink.SmscSink;
import io.needletail.load.sink.account.SinkCount;
import io.needletail.load.sink.plan.AnswerPlan;
import io.needletail.load.sink.plan.Credentials;
import io.needletail.load.sink.plan.DeliverPlan;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code send}, {@code load} and {@code sink} over TLS, with each other. */
class TlsCommandsIT {
    @TempDir
    private static Path directory;

    private static SelfSignedCertificate here;
    private static SelfSignedCertificate elsewhere;

    @BeforeAll
    static void makeCertificates() throws Exception {
        here = SelfSignedCertificate.make(directory.resolve("here"), List.of("127.0.0.1"), 2);
        elsewhere = SelfSignedCertificate.make(directory.resolve("elsewhere"), List.of("elsewhere.example"), 2);
    }

    @Test
    void shouldSendToAServerWhoseCertificateIsTrusted() throws IOException {
        try (SmscSink sink = sink(here, Optional.empty())) {
            assertThat(send(sink, "--tls-trust", here.certificate().toString()).status())
                    .isZero();
            assertThat(sink.figures().get(SinkCount.SUBMITS)).isEqualTo(1);
        }
    }

    @Test
    void shouldLoadAServerWhoseCertificateIsTrusted() throws IOException {
        try (SmscSink sink = sink(here, Optional.empty())) {
            SmscCommandLine load =
                    run("load", sink, "--tls-trust", here.certificate().toString(), "--count", "1000", "--warmup", "0");
            assertThat(load.status()).as(load.err()).isZero();
            assertThat(sink.figures().get(SinkCount.SUBMITS)).isEqualTo(1000);
        }
    }

    @Test
    void shouldNotSendToAServerWhoseCertificateIsNotTrusted() throws IOException {
        try (SmscSink sink = sink(here, Optional.empty())) {
            SmscCommandLine send =
                    send(sink, "--tls-trust", elsewhere.certificate().toString());
            assertThat(send.status()).isEqualTo(1);
            assertThat(send.err()).contains("127.0.0.1:" + sink.port()).contains("certification path");
            assertThat(sink.figures().get(SinkCount.SUBMITS)).isZero();
        }
    }

    @Test
    void shouldNotSendToAnotherHostThanTheCertificateIsForUnlessToldTo() throws IOException {
        String trust = elsewhere.certificate().toString();
        try (SmscSink sink = sink(elsewhere, Optional.empty())) {
            SmscCommandLine send = send(sink, "--tls-trust", trust);
            assertThat(send.status()).isEqualTo(1);
            assertThat(send.err()).contains("127.0.0.1");
            assertThat(send(sink, "--tls-trust", trust, "--tls-any-host").status())
                    .isZero();
        }
    }

    @Test
    void shouldShowItsCertificateToAServerThatAsks() throws IOException {
        String trust = here.certificate().toString();
        try (SmscSink sink = sink(here, Optional.of(elsewhere.certificate()))) {
            assertThat(run("load", sink, "--tls-trust", trust, "--count", "1").status())
                    .isNotZero();
            SmscCommandLine send = send(
                    sink,
                    "--tls-trust",
                    trust,
                    "--tls-certificate",
                    elsewhere.certificate().toString(),
                    "--tls-key",
                    elsewhere.key().toString());
            assertThat(send.status()).as(send.err()).isZero();
        }
    }

    @Test
    void shouldListenWithTheCertificateOfItsOptions() {
        SmscCommandLine sink = SmscCommandLine.run(
                "sink",
                "--port",
                "0",
                "--duration",
                "1",
                "--tls",
                "--tls-certificate",
                here.certificate().toString(),
                "--tls-key",
                here.key().toString());
        assertThat(sink.status()).as(sink.err()).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "send --to 1 --tls-trust x | only with --tls",
                "send --to 1 --tls --tls-trust /none/x.pem | --tls-trust /none/x.pem cannot be read",
                "send --to 1 --tls --tls-key /none/x.pem | --tls-certificate and --tls-key must be given together",
                "load --tls-any-host | only with --tls",
                "sink --tls-key x | only with --tls",
                "sink --tls | --tls needs --tls-certificate and --tls-key; 'smsc tls selfsigned' makes both files",
                "sink --port 0 --tls --tls-certificate /none/c.pem --tls-key /none/k.pem | /none/c.pem cannot be read",
            })
    void shouldExitWithTwoAndNameTheOption(String line) {
        String[] parts = line.split(" \\| ");
        SmscCommandLine result = SmscCommandLine.run(parts[0].split(" "));
        assertThat(result.status()).isEqualTo(2);
        assertThat(result.err()).contains(parts[1]);
    }

    private static SmscSink sink(SelfSignedCertificate shown, Optional<Path> clients) throws IOException {
        TlsServerConfig tls = new TlsServerConfig(
                Optional.of(shown.certificate()),
                Optional.of(shown.key()),
                Optional.empty(),
                "",
                clients.isPresent() ? ClientCertificate.REQUIRED : ClientCertificate.NONE,
                clients,
                List.of("TLSv1.3", "TLSv1.2"));
        return SmscSink.start(new SinkConfig(
                "127.0.0.1",
                0,
                Optional.of(tls),
                Credentials.any(),
                AnswerPlan.acceptAll(),
                DeliverPlan.nothing(),
                1,
                null));
    }

    private static SmscCommandLine send(SmscSink sink, String... more) {
        List<String> options = new ArrayList<>(List.of("--to", "491701234567"));
        options.addAll(List.of(more));
        return run("send", sink, options.toArray(new String[0]));
    }

    private static SmscCommandLine run(String command, SmscSink sink, String... more) {
        List<String> all = new ArrayList<>(List.of(command, "--port", Integer.toString(sink.port()), "--tls"));
        all.addAll(List.of(more));
        return SmscCommandLine.run(all.toArray(new String[0]));
    }
}
