package io.needletail.app.cli.sink;

import io.needletail.load.sink.SmscSink;
import io.needletail.load.sink.account.SinkFigures;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A sink that reports once, when it is stopped: by its command or by a signal. Any thread. */
public final class RunningSink {
    private final SmscSink sink;
    private final PrintWriter out;
    private final @Nullable Path report;
    private boolean stopped;

    /** @param report file for the JSON; none if null */
    public RunningSink(SmscSink sink, PrintWriter out, @Nullable Path report) {
        this.sink = sink;
        this.out = out;
        this.report = report;
    }

    /** Prints one line, writes the report, closes the sink. Twice is once. */
    public synchronized void stop() {
        if (stopped) {
            return;
        }
        stopped = true;
        SinkFigures figures = sink.figures();
        out.println(figures.line());
        out.flush();
        try (sink) {
            if (report != null) {
                Files.writeString(report, figures.json());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
