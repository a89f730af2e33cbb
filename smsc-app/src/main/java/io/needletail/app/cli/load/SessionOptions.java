package io.needletail.app.cli.load;

import io.needletail.core.protocol.BindType;
import io.needletail.load.plan.PacePlan;
import io.needletail.load.plan.SessionPlan;
import picocli.CommandLine.Option;

/** How many sessions of which kind. */
public final class SessionOptions {
    private static final int MAX_THREADS = 256;
    private static final int MAX_SESSIONS = 100_000;

    /** The word for a kind of bind. */
    enum Bind {
        TRX(BindType.TRANSCEIVER),
        TX(BindType.TRANSMITTER),
        RX(BindType.RECEIVER);

        private final BindType type;

        Bind(BindType type) {
            this.type = type;
        }
    }

    @Option(
            names = "--sessions",
            paramLabel = "N",
            defaultValue = "1",
            description = "Sessions to bind (default ${DEFAULT-VALUE}).")
    private int sessions;

    @Option(
            names = "--bind",
            paramLabel = "trx|tx|rx",
            defaultValue = "TRX",
            description = "Kind of those sessions (default trx); rx ones submit nothing.")
    private Bind bind = Bind.TRX;

    @Option(
            names = "--rx-sessions",
            paramLabel = "K",
            defaultValue = "0",
            description = "Further sessions, bound as receivers (default ${DEFAULT-VALUE}).")
    private int receivers;

    @Option(
            names = "--window",
            paramLabel = "N",
            defaultValue = "50",
            description = "Submits that a session may have unanswered (default ${DEFAULT-VALUE}).")
    private int window;

    @Option(
            names = "--threads",
            paramLabel = "N",
            defaultValue = "1",
            description = "Event loops (default ${DEFAULT-VALUE}); one is enough for a million messages a second.")
    private int threads;

    @Option(
            names = "--unbind",
            negatable = true,
            defaultValue = "true",
            fallbackValue = "true",
            description = "Say unbind at the end (default); with --no-unbind just close.")
    private boolean unbind;

    int window() throws WrongOptionException {
        return between("--window", window, 1, PacePlan.MAX_WINDOW);
    }

    /** True if something can receive. */
    boolean hasReceiver() {
        return bind != Bind.TX || receivers > 0;
    }

    boolean hasSubmitter() {
        return bind != Bind.RX;
    }

    SessionPlan plan() throws WrongOptionException {
        return new SessionPlan(
                bind.type,
                between("--sessions", sessions, 1, MAX_SESSIONS),
                between("--rx-sessions", receivers, 0, MAX_SESSIONS),
                between("--threads", threads, 1, MAX_THREADS),
                unbind);
    }

    private static int between(String option, int value, int least, int most) throws WrongOptionException {
        if (value < least || value > most) {
            throw new WrongOptionException(option + ": " + value + " is not between " + least + " and " + most);
        }
        return value;
    }
}
