package io.needletail.app.cli.load;

import io.needletail.app.cli.tls.TlsClientOptions;
import io.needletail.core.tls.TlsClientConfig;
import io.needletail.load.message.MessagePlan;
import io.needletail.load.message.MessageVariant;
import io.needletail.load.plan.ConnectPlan;
import io.needletail.load.plan.LoadPlan;
import io.needletail.load.plan.PacePlan;
import io.needletail.load.plan.SessionPlan;
import io.needletail.load.profile.RateProfile;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import picocli.CommandLine.ArgGroup;

/** All options of a load run, and the plan they make. */
public final class LoadOptions {
    @ArgGroup(validate = false, heading = "%nServer%n")
    private final ServerOptions server = new ServerOptions();

    @ArgGroup(validate = false, heading = "%nTLS%n")
    private final TlsClientOptions tls = new TlsClientOptions();

    @ArgGroup(validate = false, heading = "%nSessions%n")
    private final SessionOptions sessions = new SessionOptions();

    @ArgGroup(validate = false, heading = "%nPace%n")
    private final PaceOptions pace = new PaceOptions();

    @ArgGroup(validate = false, heading = "%nMessages%n")
    private final MessageOptions messages = new MessageOptions();

    @ArgGroup(validate = false, heading = "%nVerification%n")
    private final VerifyOptions verify = new VerifyOptions();

    @ArgGroup(validate = false, heading = "%nResult%n")
    private final OutputOptions output = new OutputOptions();

    OutputOptions output() {
        return output;
    }

    /**
     * What the options say.
     *
     * @throws WrongOptionException naming the option
     * @throws UnknownHostException if the server's host has no address
     */
    LoadPlan plan() throws WrongOptionException, UnknownHostException {
        if (verify.receipts() && !sessions.hasReceiver()) {
            throw new WrongOptionException("--receipts: no session can receive; add --rx-sessions, or bind as trx");
        }
        if (!sessions.hasSubmitter() && (pace.isOpenLoop() || verify.receipts())) {
            throw new WrongOptionException(
                    "--bind rx: such sessions submit nothing, so --rate and --receipts mean nothing");
        }
        ConnectPlan connect = server.plan(tls());
        SessionPlan bound = sessions.plan();
        PacePlan paced = pace.plan(sessions.window());
        MessagePlan sent = messages.plan(verify.receipts());
        return new LoadPlan(connect, bound, paced, sent, verify.plan(), described(bound, paced, sent));
    }

    private Optional<TlsClientConfig> tls() throws WrongOptionException {
        try {
            return tls.config();
        } catch (IllegalArgumentException e) {
            throw new WrongOptionException(String.valueOf(e.getMessage()));
        }
    }

    private Map<String, String> described(SessionPlan bound, PacePlan paced, MessagePlan sent) {
        Map<String, String> options = new TreeMap<>();
        options.put("target", server.target());
        options.put("bind", bound.type().name().toLowerCase(Locale.ROOT));
        options.put("sessions", Integer.toString(bound.sessions()));
        options.put("rx-sessions", Integer.toString(bound.receivers()));
        options.put("threads", Integer.toString(bound.threads()));
        options.put("window", Integer.toString(paced.window()));
        RateProfile profile = paced.profile();
        options.put("rate", profile == null ? "as fast as the server answers" : profile.text());
        if (profile != null) {
            options.put("tick", paced.tick().toNanos() / 1000 + "us");
        }
        options.put("warmup", paced.warmup().toMillis() + "ms");
        if (paced.count() > 0) {
            options.put("count", Long.toString(paced.count()));
        } else {
            options.put("duration", paced.duration().toMillis() + "ms");
        }
        options.put(
                "messages",
                sent.mix().variants().stream().map(MessageVariant::toString).collect(Collectors.joining(", ")));
        options.put("from", sent.source());
        options.put("to", messages.destinationText());
        options.put("receipts", Boolean.toString(sent.receipts()));
        options.put("check-ids", Boolean.toString(verify.plan().checkIds()));
        options.put("seed", Long.toString(sent.seed()));
        return options;
    }
}
