package io.needletail.app.upstream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.needletail.api.message.MessageState;
import io.needletail.api.pdu.CommandStatus;
import io.needletail.app.config.bind.ConfigurationException;
import io.needletail.core.carrier.CarrierConfig;
import io.needletail.core.carrier.ErrorAction;
import io.needletail.core.carrier.ErrorTable;
import io.needletail.core.carrier.IdForm;
import io.needletail.core.link.LinkConfig;
import io.needletail.core.link.LinkHost;
import io.needletail.core.link.LinkTimers;
import io.needletail.core.protocol.BindType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UpstreamFileTest {
    @TempDir
    private Path directory;

    private Upstream read(String text) throws ConfigurationException {
        Path file = directory.resolve("upstream.conf");
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return UpstreamFile.open(file, directory::resolve);
    }

    private UpstreamCarrier one(String body) throws ConfigurationException {
        return read("carriers { a { hosts = [mc], system-id = me\n" + body + " } }")
                .carriers()
                .get(0);
    }

    private String problems(String text) {
        ConfigurationException failure = catchThrowableOfType(ConfigurationException.class, () -> read(text));
        return failure == null ? "none" : String.valueOf(failure.getMessage());
    }

    @Test
    void shouldTakeWhatTheShortestCarrierLeavesOutFromTheDefaults() throws Exception {
        LinkConfig link = one("").link();
        assertThat(link.name()).isEqualTo("a");
        assertThat(link.hosts()).containsExactly(new LinkHost("mc", 2775));
        assertThat(link.types()).containsExactly(BindType.TRANSCEIVER);
        assertThat(link.timers()).isEqualTo(LinkTimers.usual());
        assertThat(link.tls()).isNull();
        CarrierConfig traffic = one("").traffic();
        CarrierConfig usual = CarrierConfig.usual("a");
        assertThat(traffic.pace()).isEqualTo(usual.pace());
        assertThat(traffic.dialect()).isEqualTo(usual.dialect());
        assertThat(traffic.passBackMillis()).isZero();
        assertThat(traffic.outcomes())
                .usingRecursiveComparison()
                .ignoringFields("errors")
                .isEqualTo(usual.outcomes());
    }

    @Test
    void shouldReadEveryPartOfACarrier() throws Exception {
        UpstreamCarrier carrier = read("""
                carriers {
                  acme-1 {
                    hosts = ["smpp1.example:3550", smpp2.example, "[2001:db8::1]:99"]
                    port = 2776
                    system-id = me, password = secret, system-type = VMA
                    bind = "tx+rx", binds = 2, window = 20
                    interface-version = 0x50, tlvs-without-version = false
                    rate = 100, burst = 5, adapt { least = 20, increase = 3, decrease = 30 }
                    timers { connect = 1s, response = 7s, reconnect-max = 2m }
                    dialect {
                      response-id = hex, receipt-id = decimal, plus = add, validity = false, schedule = true
                      payload-above = 0, data-codings { 8 = 24 }, tlvs { "0x1401" = 0, 5122 = "0x1400" }
                      service-type = ""
                    }
                    mo { answer = delivered, wait = 3s }
                  }
                }
                """).carriers().get(0);
        LinkConfig link = carrier.link();
        assertThat(link.hosts())
                .containsExactly(
                        new LinkHost("smpp1.example", 3550),
                        new LinkHost("smpp2.example", 2776),
                        new LinkHost("2001:db8::1", 99));
        assertThat(link.types()).containsExactly(BindType.TRANSMITTER, BindType.RECEIVER);
        assertThat(link.binds()).isEqualTo(2);
        assertThat(link.credentials().interfaceVersion()).isEqualTo(0x50);
        assertThat(link.credentials().silentVersion()).isEqualTo(0x33);
        assertThat(link.timers().connect()).isEqualTo(Duration.ofSeconds(1));
        CarrierConfig traffic = carrier.traffic();
        assertThat(traffic.pace()).isEqualTo(new CarrierConfig.Pace(100, 5, 20, 3, 30));
        assertThat(traffic.outcomes().responseTimeoutMillis()).isEqualTo(7_000);
        assertThat(traffic.passBackMillis()).isEqualTo(3_000);
        assertThat(traffic.dialect().responseId()).isEqualTo(IdForm.HEX);
        assertThat(traffic.dialect().receiptId()).isEqualTo(IdForm.DECIMAL);
        assertThat(traffic.dialect().sendsPlus()).isTrue();
        assertThat(traffic.dialect().dataCodings()).isEqualTo(Map.of(8, 24));
        assertThat(traffic.dialect().tlvs()).isEqualTo(Map.of(0x1401, 0, 0x1402, 0x1400));
        assertThat(traffic.dialect().serviceType()).isEmpty();
    }

    @Test
    void shouldReadWhatErrorsAndReceiptsMean() throws Exception {
        CarrierConfig.Outcomes outcomes = one("""
                errors {
                  ESME_RTHROTTLED = elsewhere
                  "0x45" = "retry [10s, 1m]"
                  1025 = { retry = [5s] }
                  ESME_RINVSRCADR = fail REJECTD
                  other = fail
                  timeout = retry 2s 4s
                }
                receipts {
                  UNDELIV = elsewhere
                  "err:27" = retry 1h
                  EXPIRED = fail
                  missing = EXPIRED, wait = 24h
                }
                """).traffic().outcomes();
        ErrorTable errors = outcomes.errors();
        assertThat(errors.ofStatus(CommandStatus.RTHROTTLED).kind()).isEqualTo(ErrorAction.Kind.RETRY_ELSEWHERE);
        assertThat(errors.ofStatus(CommandStatus.RMSGQFUL).kind()).isEqualTo(ErrorAction.Kind.THROTTLE);
        assertThat(errors.ofStatus(0x45).delaysMillis().millis()).containsExactly(10_000L, 60_000L);
        assertThat(errors.ofStatus(1025).delaysMillis().millis()).containsExactly(5_000L);
        assertThat(errors.ofStatus(CommandStatus.RINVSRCADR)).isEqualTo(ErrorAction.fail(MessageState.REJECTED));
        assertThat(errors.ofStatus(0x7777)).isEqualTo(ErrorAction.fail(MessageState.UNDELIVERABLE));
        assertThat(errors.ofTimeout().delaysMillis().millis()).containsExactly(2_000L, 4_000L);
        assertThat(errors.ofReceipt(MessageState.UNDELIVERABLE, 3).kind()).isEqualTo(ErrorAction.Kind.RETRY_ELSEWHERE);
        assertThat(errors.ofReceipt(MessageState.UNDELIVERABLE, 27).kind()).isEqualTo(ErrorAction.Kind.RETRY_HERE);
        assertThat(errors.ofReceipt(MessageState.EXPIRED, 0)).isEqualTo(ErrorAction.fail(MessageState.EXPIRED));
        assertThat(outcomes.receiptWaitMillis()).isEqualTo(Duration.ofHours(24).toMillis());
        assertThat(outcomes.whenReceiptMissing()).isEqualTo(MessageState.EXPIRED);
    }

    @Test
    void shouldEndMessagesOfACarrierWithoutReceiptsWhenItTakesThem() throws Exception {
        assertThat(one("receipts.none-expected = DELIVRD").traffic().outcomes().whenAccepted())
                .isEqualTo(MessageState.DELIVERED);
    }

    @Test
    void shouldListEveryProblemWithItsLineAndNeverAPassword() {
        String said = problems("""
                carriers {
                  a { hosts = [mc], system-id = me, bind = txrx, windw = 3
                    password = "much-too-long-%s"
                  }
                  this-name-is-too-long { hosts = [mc], system-id = me, password = hush }
                  b { system-id = "0123456789abcdef", password = hush }
                  c { hosts = ["mc:0", "not a host"], system-id = me
                    errors { ESME_NONE = fail, other = perhaps }
                    receipts { DELIVRD = fail, UNDELIV = throttle, wait = soon }
                    dialect.data-codings { 8 = 300 }
                  }
                  d = 7
                }
                other = 1
                """.formatted("x".repeat(60)));
        assertThat(said.lines())
                .anyMatch(line -> line.matches(
                        ".*upstream.conf:2: carriers.a.bind = \"txrx\": must be one of trx, tx, rx, .tx\\+rx."))
                .anyMatch(line ->
                        line.contains("upstream.conf:2: carriers.a.windw = 3: unknown key; did you mean window?"))
                .anyMatch(line -> line.contains("upstream.conf:3: carriers.a.password: must be a text of at most 64"))
                .anyMatch(
                        line -> line.contains("upstream.conf:5: carriers.this-name-is-too-long: a carrier's name has"))
                .anyMatch(line -> line.contains("upstream.conf:6: carriers.b.system-id"))
                .anyMatch(line -> line.contains("upstream.conf:6: carriers.b: needs hosts"))
                .anyMatch(line -> line.contains("upstream.conf:7: carriers.c.hosts[1] = \"not a host\""))
                .anyMatch(line -> line.contains("upstream.conf:8: carriers.c.errors.ESME_NONE"))
                .anyMatch(line ->
                        line.contains("upstream.conf:8: carriers.c.errors.other = \"perhaps\": must be throttle"))
                .anyMatch(line -> line.contains("upstream.conf:9: carriers.c.receipts.DELIVRD"))
                .anyMatch(line -> line.contains("upstream.conf:9: carriers.c.receipts.UNDELIV"))
                .anyMatch(line ->
                        line.contains("upstream.conf:9: carriers.c.receipts.wait = \"soon\": must be a duration"))
                .anyMatch(line -> line.contains("upstream.conf:10: carriers.c.dialect.data-codings.8 = 300"))
                .anyMatch(line -> line.contains("upstream.conf:12: carriers.d: must be a section"))
                .anyMatch(line -> line.contains("upstream.conf:14: other: unknown key"));
        assertThat(said).doesNotContain("hush").doesNotContain("xxxxx");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    hosts = []                                       | needs a host
                    hosts = ["mc:0"]                                 | port of mc must be 1 to 65535
                    timers { reconnect-min = 5m }                    | reconnect-max must not be less
                    tls { certificate = c.pem }                      | tls.key must be given together
                    tls { trust = missing.pem }                      | missing.pem cannot be read
                    rate = 10, adapt.least = 20                      | adapt.least must not be more than rate
                    """)
    void shouldSayWhatDoesNotGoTogether(String body, String said) {
        assertThat(problems("carriers { a { hosts = [mc], system-id = me, password = hush\n" + body + " } }"))
                .contains("upstream.conf:1: carriers.a: ")
                .contains(said)
                .doesNotContain("hush");
    }

    @Test
    void shouldTakeAPasswordFromTheEnvironment() throws Exception {
        Map.Entry<String, String> some = System.getenv().entrySet().stream()
                .filter(entry -> entry.getKey().matches("[A-Z]+")
                        && !entry.getValue().isEmpty()
                        && entry.getValue().length() < 60)
                .findFirst()
                .orElseThrow();
        assertThat(one("password = ${?" + some.getKey() + "}")
                        .link()
                        .credentials()
                        .password())
                .isEqualTo(some.getValue());
    }

    @Test
    void shouldNameAFileThatIsMissing() {
        ConfigurationException failure = catchThrowableOfType(
                ConfigurationException.class,
                () -> UpstreamFile.open(directory.resolve("none.conf"), directory::resolve));
        assertThat(failure).hasMessageContaining("none.conf: there is no such file (upstream.file)");
    }

    @Test
    void shouldReadTheShippedFileAndItsExampleOnceItsCommentSignsAreGone() throws Exception {
        Path shipped = Path.of("..", "conf", "upstream.conf");
        assertThat(UpstreamFile.open(shipped, Path::of).carriers()).isEmpty();
        List<String> lines = Files.readAllLines(shipped);
        int from = lines.indexOf("# carriers {");
        String example = String.join(
                "\n",
                lines.subList(from, lines.size()).stream()
                        .filter(line -> line.startsWith("#"))
                        .map(line -> line.replaceFirst("^# ?", ""))
                        .filter(line -> !line.contains("tls"))
                        .toList());
        assertThat(read(example).carriers()).hasSizeGreaterThanOrEqualTo(2);
    }
}
