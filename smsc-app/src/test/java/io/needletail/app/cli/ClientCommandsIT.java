package io.needletail.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** {@code send} and {@code demo} against a server of another product. */
class ClientCommandsIT {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void shouldSendAndWaitForReceipts() throws Exception {
        assertThat(send(true, "--to", "491701234567", "--receipt", "--count", "2"))
                .isZero();
        assertThat(out.toString().lines())
                .containsExactlyInAnyOrder(
                        "id m1  accepted", "id m2  accepted", "id m1  receipt DELIVRD", "id m2  receipt DELIVRD");
    }

    @Test
    void shouldFailWhenAReceiptIsMissing() throws Exception {
        assertThat(send(false, "--to", "491701234567", "--receipt", "--wait", "1"))
                .isEqualTo(1);
        assertThat(out.toString()).contains("1 receipt(s) missing after 1 s");
    }

    @Test
    void shouldFailWhenASubmitIsRefused() throws Exception {
        assertThat(send(true, "--to", "0")).isEqualTo(1);
        assertThat(out.toString()).contains("refused with command_status 0x0000000B (ESME_RINVDSTADR)");
    }

    @Test
    void shouldFailWhenTheBindIsRefused() throws Exception {
        assertThat(send(true, "--to", "1", "--password", "wrong")).isEqualTo(1);
        assertThat(err.toString()).contains("bind refused with command_status 0x0000000D (ESME_RBINDFAIL)");
    }

    @Test
    void shouldSayThatNobodyListens() {
        assertThat(run(new SendCommand(), "--to", "1", "--port", "1")).isEqualTo(1);
        assertThat(err.toString().strip()).isEqualTo("smsc: no connection to 127.0.0.1:1: Connection refused");
    }

    @Test
    void shouldDemonstrateAServer() {
        assertThat(demo(true)).isZero();
        assertThat(out.toString()).contains("done     12 submitted, 12 receipts, 0 missing");
    }

    private int send(boolean receipts, String... args) throws Exception {
        try (FakeSmsc server = new FakeSmsc(receipts)) {
            List<String> all = new ArrayList<>(List.of(args));
            all.addAll(List.of("--port", Integer.toString(server.smppPort())));
            return run(new SendCommand(), all.toArray(new String[0]));
        }
    }

    private int demo(boolean receipts) {
        DemoCommand demo = new DemoCommand(config -> {
            try {
                return new FakeSmsc(receipts);
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
        return run(demo, "--conf", "../conf");
    }

    private int run(Object command, String... args) {
        CommandLine commandLine = new CommandLine(command).setExecutionExceptionHandler(new FailureReport());
        commandLine.setOut(new PrintWriter(out, true));
        commandLine.setErr(new PrintWriter(err, true));
        return commandLine.execute(args);
    }
}
