package io.needletail.app.cli.load;

import io.needletail.load.plan.VerifyPlan;
import java.time.Duration;
import picocli.CommandLine.Option;

/** What is checked beyond answers, and how long for. */
public final class VerifyOptions {
    @Option(names = "--receipts", description = "Ask for a receipt for every message, and account for each.")
    private boolean receipts;

    @Option(
            names = "--receipt-wait",
            paramLabel = "TIME",
            defaultValue = "30s",
            converter = SpanConverter.class,
            description = "Wait so long for the last receipts (default ${DEFAULT-VALUE}).")
    private Duration receiptWait = Duration.ZERO;

    @Option(
            names = "--drain",
            paramLabel = "TIME",
            defaultValue = "10s",
            converter = SpanConverter.class,
            description = "Wait so long for the last answers (default ${DEFAULT-VALUE}).")
    private Duration drain = Duration.ZERO;

    @Option(
            names = "--check-ids",
            negatable = true,
            defaultValue = "true",
            fallbackValue = "true",
            description = "Check that no message id repeats (default); --no-check-ids for servers that give none.")
    private boolean checkIds;

    @Option(
            names = "--server-pid",
            paramLabel = "PID",
            defaultValue = "0",
            hideParamSyntax = true,
            description = "Also measure CPU and memory of this process (Linux).")
    private long serverPid;

    boolean receipts() {
        return receipts;
    }

    VerifyPlan plan() {
        return new VerifyPlan(checkIds, drain, receiptWait, serverPid);
    }
}
