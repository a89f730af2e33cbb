package io.needletail.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.needletail.load.report.Latency;
import io.needletail.load.report.LoadReport;
import io.needletail.load.report.LoadRun;
import io.needletail.load.report.MobileOriginatedFigures;
import io.needletail.load.report.ReceiptFigures;
import io.needletail.load.report.ResourceFigures;
import io.needletail.load.report.SubmitFigures;
import io.needletail.load.report.json.ReportJson;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class CompareCommandTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path directory;

    private Path base;
    private Path other;

    @BeforeEach
    void reports() throws IOException {
        base = directory.resolve("base.json");
        other = directory.resolve("other.json");
        ReportJson.write(report(1000, 2_000_000, "10"), base);
        ReportJson.write(report(900, 3_000_000, "20"), other);
    }

    @Test
    void shouldShowFiguresSideBySideAndWhatTheRunsDoNotShare() {
        assertThat(run(base.toString(), other.toString())).isZero();
        assertThat(out.toString())
                .containsPattern("Accepted a second +100/s +90\\.0/s +0\\.90x +worse")
                .containsPattern("Submit latency p99 +2\\.00 ms +3\\.00 ms +1\\.50x +worse")
                .contains("option window differs: 10 and 20");
    }

    @Test
    void shouldExitWithOneWhenAnAssertionDoesNotHold() {
        assertThat(run("--assert", "rate>=0.85x,p99<=2x", base.toString(), other.toString()))
                .isZero();
        assertThat(run("--assert", "rate>=0.95x,p99<=2x", base.toString(), other.toString()))
                .isEqualTo(1);
        assertThat(out.toString()).contains("FAIL  rate>=0.95x  actual: 0.900x", "pass  p99<=2x");
    }

    @Test
    void shouldExitWithTwoOnAnAssertionItCannotRead() {
        assertThat(run("--assert", "rte>1,p99<4", base.toString(), other.toString()))
                .isEqualTo(2);
        assertThat(err.toString()).contains("'rte>1': there is no figure 'rte'", "'p99<4': the value '4' of p99");
    }

    @Test
    void shouldExitWithTwoAndNameTheFileThatIsNoReport() throws IOException {
        Path broken = Files.writeString(directory.resolve("broken.json"), "{");
        assertThat(run(base.toString(), broken.toString())).isEqualTo(2);
        assertThat(err.toString())
                .startsWith("smsc: report " + broken + ": is not JSON: ")
                .doesNotContain("Usage");
    }

    @Test
    void shouldWriteAPageWithBothDistributions() throws IOException {
        Path page = directory.resolve("page.html");
        assertThat(run("--html", page.toString(), base.toString(), other.toString()))
                .isZero();
        assertThat(Files.readString(page)).startsWith("<!DOCTYPE html>").contains("base: submit", "other: submit");
    }

    private int run(String... args) {
        CommandLine command = new CommandLine(new CompareCommand());
        command.setOut(new PrintWriter(out, true));
        command.setErr(new PrintWriter(err, true));
        return command.execute(args);
    }

    private static LoadReport report(long accepted, long latencyNanos, String window) {
        Histogram histogram = new Histogram(3);
        histogram.recordValue(latencyNanos);
        return new LoadReport(
                new LoadRun(Instant.EPOCH, 10, Map.of("window", window), Map.of()),
                new SubmitFigures(accepted, accepted, Map.of(), 0, 0, 0, 0, 0, 0, 0),
                new ReceiptFigures(0, 0, 0, 0, 0, 0, Map.of()),
                new MobileOriginatedFigures(0, 0, 0, 0),
                new Latency(histogram),
                Latency.none(),
                ResourceFigures.none(),
                List.of());
    }
}
