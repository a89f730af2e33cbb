package io.needletail.app.cli;

import io.needletail.app.cli.sink.RunningSink;
import io.needletail.app.cli.sink.SinkOptions;
import io.needletail.load.sink.SinkConfig;
import io.needletail.load.sink.SmscSink;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code smsc sink}: an upstream SMSC that answers and counts until it is told to stop, then reports. */
@Command(
        name = "sink",
        description = "Runs an upstream SMSC that answers and counts, until Ctrl-C or SIGTERM.",
        mixinStandardHelpOptions = true,
        showDefaultValues = true,
        sortOptions = false)
final class SinkCommand implements Callable<Integer> {
    @Mixin
    private final SinkOptions options = new SinkOptions();

    @Option(names = "--report", paramLabel = "FILE", description = "Write what was counted as JSON.")
    private @Nullable Path report;

    @Option(names = "--duration", paramLabel = "SECONDS", description = "Stop by itself; 0 for never.")
    private int seconds;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException {
        SinkConfig config = config();
        try (StopHook stop = StopHook.install()) {
            SmscSink sink = start(config);
            PrintWriter out = spec.commandLine().getOut();
            RunningSink running = new RunningSink(sink, out, report);
            stop.arm(running::stop);
            out.println("Sink on " + config.host() + ":" + sink.port());
            out.flush();
            awaitEnd();
            running.stop();
            return ExitStatus.OK;
        }
    }

    private SinkConfig config() {
        try {
            return options.config();
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
    }

    private SmscSink start(SinkConfig config) throws IOException {
        try {
            return SmscSink.start(config);
        } catch (IllegalArgumentException e) { // a file of TLS
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
    }

    private void awaitEnd() throws InterruptedException {
        CountDownLatch never = new CountDownLatch(1);
        if (seconds == 0) {
            never.await();
        } else if (never.await(seconds, TimeUnit.SECONDS)) {
            throw new IllegalStateException("nobody counts down");
        }
    }
}
