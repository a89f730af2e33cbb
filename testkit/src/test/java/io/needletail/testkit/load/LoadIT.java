package io.needletail.testkit.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.needletail.load.report.LoadReport;
import io.needletail.load.report.json.ReportJson;
import io.needletail.testkit.EmbeddedSmsc;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The load generator against a real server over real sockets. */
class LoadIT {
    private static EmbeddedSmsc server;

    private final LoadCommandLine line = new LoadCommandLine();

    @TempDir
    private Path directory;

    @BeforeAll
    static void start() {
        server = EmbeddedSmsc.start();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"--threads=1", "--threads=2"})
    void shouldAccountForEveryReceiptInAClosedLoop(String threads) throws IOException {
        LoadReport report =
                load("--sessions=4", "--window=20", "--warmup=100ms", "--count=20000", "--receipts", threads);
        assertThat(report.submits().sent()).isEqualTo(20_000);
        assertThat(report.submits().accepted()).isEqualTo(20_000);
        assertThat(report.receipts().expected()).isGreaterThan(20_000);
        assertThat(report.receipts().received()).isEqualTo(report.receipts().expected());
        assertThat(report.receipts().states()).containsOnlyKeys("DELIVRD");
        assertThat(report.submitLatency().count()).isEqualTo(20_000);
        assertThat(report.receiptLatency().count()).isEqualTo(20_000);
    }

    @Test
    void shouldKeepARateInAnOpenLoop() throws IOException {
        LoadReport report = load("--sessions=3", "--rate=2000", "--duration=2s", "--warmup=500ms");
        assertThat(report.submits().sent()).isEqualTo(4000);
        assertThat(report.submits().unsent()).isZero();
        assertThat(report.run().seconds()).isEqualTo(2);
        assertThat(report.seconds().get(1).target()).isEqualTo(2000);
    }

    @Test
    void shouldFollowARamp() throws IOException {
        LoadReport report = load("--rate=ramp:0..2000/2s", "--warmup=0s");
        assertThat(report.submits().sent()).as("the last tick is the end").isBetween(1995L, 2000L);
        assertThat(report.seconds().get(0).sent()).isCloseTo(500, Percentage.withPercentage(20));
    }

    @Test
    void shouldChargeWhatCouldNotBeSentInTime() throws IOException {
        try (FaultySmsc stuck = new FaultySmsc(Fault.LOST_ANSWER)) {
            int exit = line.load(
                    stuck.port(),
                    "--rate=1000",
                    "--window=1",
                    "--duration=1s",
                    "--warmup=0s",
                    "--drain=100ms",
                    "--report=" + directory.resolve("r.json"));
            assertThat(exit).isEqualTo(1);
        }
        LoadReport report = ReportJson.read(directory.resolve("r.json"));
        assertThat(report.submits().sent()).isEqualTo(100);
        assertThat(report.submits().unanswered()).isEqualTo(1);
        assertThat(report.submits().unsent()).isEqualTo(900);
        assertThat(report.submitLatency().count()).isEqualTo(999);
        assertThat(report.submitLatency().maxMillis()).isBetween(880.0, 1000.0);
    }

    static Stream<List<String>> variations() throws IOException {
        Path mix = Files.createTempFile("mix", ".conf");
        Files.writeString(mix, "messages = [{ weight = 3, text = Hi }, { text = Привет, length = 300, long = sar }]");
        Path numbers = Files.createTempFile("numbers", ".txt");
        Files.writeString(numbers, "491701\n491702\n");
        return Stream.of(
                List.of("--mix=" + mix, "--to-file=" + numbers),
                List.of("--bind=tx", "--rx-sessions=2", "--receipts"),
                List.of("--text=9*Hello", "--text=1*Hi", "--length=400", "--long=payload"),
                List.of("--length=500", "--encoding=ucs2", "--long=udh", "--window=2", "--receipts"),
                List.of("--encoding=binary", "--text=00ff10", "--to=49###", "--to-sequential", "--from=12345"),
                List.of("--interface-version=3.3", "--system-id=u%d", "--password=p{n}", "--sessions=5", "--receipts"),
                List.of("--interface-version=5.0", "--no-unbind", "--no-check-ids", "--connect-rate=10"),
                List.of("--enquire-link=50ms", "--rate=1k", "--tick=10ms", "--seed=5", "--threads=2"));
    }

    @ParameterizedTest
    @MethodSource("variations")
    void shouldFindNothingWrongWithASoundServer(List<String> options) throws IOException {
        String[] all = Stream.concat(options.stream(), Stream.of("--count=500", "--warmup=0s"))
                .toArray(String[]::new);
        assertThat(load(all).submits().accepted()).isEqualTo(500);
    }

    @Test
    void shouldWriteThePageAndJudgeAssertions() {
        Path page = directory.resolve("r.html");
        assertThat(line.load(
                        server.port(), "--count=100", "--warmup=0s", "--html=" + page, "--assert=p99<10s,sent=100"))
                .isZero();
        assertThat(page).content().startsWith("<!DOCTYPE html>");
        assertThat(line.load(server.port(), "--count=100", "--warmup=0s", "--assert=sent>100"))
                .isEqualTo(1);
        assertThat(line.out()).contains("FAIL  sent>100");
    }

    @Test
    void shouldShowEachSecond() throws IOException {
        load("--duration=1s", "--warmup=1s", "--progress=lines");
        assertThat(line.err().lines()).anyMatch(text -> text.contains("1 sw")).anyMatch(text -> text.contains("2 s "));
    }

    @Test
    void shouldExitWithThreeWhenNobodyListens() {
        assertThat(line.load(1)).isEqualTo(3);
        assertThat(line.err().strip())
                .isEqualTo(
                        "smsc: session 1 (bind_transceiver as load): no connection to 127.0.0.1:1: Connection refused");
    }

    @Test
    void shouldExitWithThreeAndNameTheStatusWhenABindIsRefused() throws IOException {
        try (FaultySmsc strict = new FaultySmsc(Fault.REFUSED_BIND)) {
            assertThat(line.load(strict.port(), "--sessions=3", "--password=secret"))
                    .isEqualTo(3);
        }
        assertThat(line.err()).contains("refused with command_status 0x0000000D (ESME_RBINDFAIL)");
        assertThat(line.err() + line.out()).doesNotContain("secret");
    }

    private LoadReport load(String... options) throws IOException {
        Path file = directory.resolve("report.json");
        String[] all =
                Stream.concat(Stream.of(options), Stream.of("--report=" + file)).toArray(String[]::new);
        assertThat(line.load(server.port(), all)).as(line.out() + line.err()).isZero();
        return ReportJson.read(file);
    }
}
