package io.needletail.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.needletail.app.launch.ExportRequest;
import io.needletail.app.launch.JournalTools;
import io.needletail.app.launch.LaunchException;
import io.needletail.app.launch.ServerFactory;
import io.needletail.app.launch.TraceRequest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class CommandLineTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final ServerFactory taken = config -> {
        throw LaunchException.cannotListen(
                config.smpp().host(), config.smpp().port(), "smpp.host, smpp.port", new IOException("in use"));
    };

    @TempDir
    private Path home;

    @BeforeEach
    void installation() throws IOException {
        Files.createDirectories(home.resolve("conf/profiles"));
        Files.writeString(home.resolve("conf/profiles/laptop.conf"), "accounts.any-system-id = true\n");
        System.setProperty(ConfigOptions.HOME_PROPERTY, home.toString());
        System.setProperty("smsc.terminal", "false");
    }

    @AfterEach
    void restore() {
        System.clearProperty(ConfigOptions.HOME_PROPERTY);
        System.clearProperty("smsc.terminal");
    }

    @Test
    void shouldListEveryCommandAndExitCode() {
        assertThat(run("--help")).isZero();
        assertThat(out.toString())
                .contains(
                        "start",
                        "demo",
                        "send",
                        "sink",
                        "compare",
                        "conformance",
                        "check-config",
                        "password",
                        "journal",
                        "trace",
                        "version",
                        "completion")
                .contains("Exit codes:");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "start",
                "demo",
                "send",
                "sink",
                "compare",
                "conformance",
                "check-config",
                "password",
                "journal",
                "trace",
                "completion"
            })
    void shouldExplainEachCommand(String command) {
        assertThat(run(command, "--help")).isZero();
        assertThat(out.toString()).startsWith("Usage: smsc " + command);
    }

    @Test
    void shouldExitWithTwoOnWrongUsage() {
        assertThat(run("strat")).isEqualTo(2);
        assertThat(err.toString()).contains("Did you mean:", "smsc start?");
        assertThat(run()).isEqualTo(2);
    }

    @Test
    void shouldCheckAccountsAndCarriersTogether() throws IOException {
        Files.writeString(home.resolve("conf/accounts.conf"), "accounts { \"@up\" { password = x } }\n");
        Files.writeString(home.resolve("conf/upstream.conf"), "carriers { up { hosts = [mc] } }\n");
        assertThat(run("check-config", "--set", "upstream.file=" + home.resolve("conf/upstream.conf")))
                .isEqualTo(2);
        assertThat(err.toString())
                .contains("configuration: 2 problem(s)")
                .contains("accounts.conf:1: accounts.@up: a system_id does not begin with @")
                .contains("upstream.conf:1: carriers.up: needs a system-id");
        Files.delete(home.resolve("conf/accounts.conf"));
        Files.writeString(home.resolve("conf/upstream.conf"), "carriers { up { hosts = [mc], system-id = me } }\n");
        assertThat(run("check-config", "--set", "upstream.file=" + home.resolve("conf/upstream.conf")))
                .isZero();
        assertThat(out.toString()).contains("1 carrier(s) in ");
    }

    @Test
    void shouldExitWithTwoAndListEveryProblemOfTheConfiguration() {
        assertThat(run("check-config", "--set", "smpp.prot=1", "--set", "http.port=x"))
                .isEqualTo(2);
        assertThat(err.toString())
                .contains("configuration: 2 problem(s)")
                .contains("--set: smpp.prot = \"1\": unknown key; did you mean smpp.port?")
                .contains("--set: http.port = \"x\": must be a whole number from 0 to 65535");
    }

    @Test
    void shouldSayThatAConfigurationIsSound() {
        assertThat(run("check-config")).isZero();
        assertThat(out.toString()).contains("configuration is sound: profile laptop");
    }

    @Test
    void shouldReadAnotherConfigurationDirectory() throws IOException {
        Path conf = Files.createDirectories(home.resolve("other/profiles")).getParent();
        Files.writeString(conf.resolve("profiles/night.conf"), "accounts.any-system-id = true\n");

        assertThat(run("check-config", "--conf", conf.toString(), "--profile", "night"))
                .isZero();
        assertThat(out.toString()).contains("profile night");
    }

    @Test
    void shouldExitWithOneAndNameThePortThatIsTaken() {
        assertThat(run("start", "--set", "smpp.port=2776")).isEqualTo(1);
        assertThat(err.toString().strip())
                .isEqualTo("smsc: cannot listen on 127.0.0.1:2776 (smpp.host, smpp.port): in use");
    }

    @Test
    void shouldListTheConformanceChecksWithTheirClauses() {
        assertThat(run("conformance", "--list", "--only", "^header.length.close$"))
                .isZero();
        assertThat(out.toString())
                .contains("header.length.close", "[3.4 4.3.1, 5.1.1; 5.0 4.1.4.1, 4.7.4]", "1 checks");
    }

    @Test
    void shouldNameEveryProblemOfTheConformanceOptions() {
        assertThat(run("conformance", "localhost", "2775", "--version", "4.0", "--features", "-telepathy"))
                .isEqualTo(2);
        assertThat(err.toString())
                .contains("--version: version '4.0' is none of 3.3, 3.4, 5.0")
                .contains("--features: '-telepathy' is none of transmitter, receiver")
                .contains("HOST, PORT, SYSTEM_ID and PASSWORD are needed");
    }

    @Test
    void shouldSayThatThereIsNobodyToBeChecked() throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        assertThat(run("conformance", "127.0.0.1", String.valueOf(port), "a", "b"))
                .isEqualTo(3);
        assertThat(err.toString()).contains("smsc: no bind at a@127.0.0.1:" + port);
    }

    @Test
    void shouldHashAPasswordFromStandardInput() {
        assertThat(runWithInput("secret\n", "password")).isZero();
        assertThat(out.toString()).startsWith("pbkdf2-sha256$");
    }

    @Test
    void shouldRefusePasswordsThatSmppCannotCarry() {
        assertThat(runWithInput("ninechars\n", "password")).isEqualTo(2);
        assertThat(err.toString()).contains("at most 8 characters").doesNotContain("ninechars");
        assertThat(runWithInput("", "password")).isEqualTo(2);
    }

    @Test
    void shouldPrintACompletionScript() {
        assertThat(run("completion", "bash")).isZero();
        assertThat(out.toString()).startsWith("#!/").contains("check-config");
    }

    private int runWithInput(String input, String... args) {
        InputStream before = System.in;
        System.setIn(new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)));
        try {
            return run(args);
        } finally {
            System.setIn(before);
        }
    }

    private int run(String... args) {
        CommandLine commandLine = SmscCommand.commandLine(taken, new NoJournals());
        commandLine.setOut(new PrintWriter(out, true));
        commandLine.setErr(new PrintWriter(err, true));
        return commandLine.execute(args);
    }

    private static final class NoJournals implements JournalTools {
        @Override
        public void dump(Path dataDirectory, PrintWriter out) {
            out.println("dump " + dataDirectory);
        }

        @Override
        public void stats(Path dataDirectory, PrintWriter out) {
            out.println("stats " + dataDirectory);
        }

        @Override
        public boolean verify(Path dataDirectory, PrintWriter out) {
            return false;
        }

        @Override
        public boolean trace(Path dataDirectory, TraceRequest request, PrintWriter out) {
            return false;
        }

        @Override
        public void export(Path dataDirectory, ExportRequest request, PrintWriter out) {
            out.println("export " + dataDirectory);
        }
    }
}
