package io.needletail.app.server;

import io.needletail.api.pdu.CommandStatus;
import io.needletail.app.config.AccessConfig;
import io.needletail.app.config.CheckingConfig;
import io.needletail.app.config.SessionTimersConfig;
import io.needletail.app.config.SmscConfig;
import io.needletail.app.config.WindowConfig;
import io.needletail.core.protocol.InterfaceVersion;
import io.needletail.core.server.ListenerConfig;
import io.needletail.core.server.SmppServerConfig;
import io.needletail.core.session.BindBackoffConfig;
import io.needletail.core.session.SessionConfig;
import io.needletail.core.session.SessionTimeouts;
import io.needletail.core.tls.TlsServer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The configuration as the SMPP server takes it. */
final class SmppSettings {
    /** Outbox of each pair of event loop and shard. */
    static final int OUTBOX_BYTES = 8 << 20;

    private static final int AUTHENTICATION_THREADS = 1;
    private static final int AUTHENTICATION_QUEUE = 10_000;
    private static final Duration DRAIN = Duration.ofSeconds(5);

    private SmppSettings() {}

    static SmppServerConfig of(SmscConfig config, Optional<TlsServer> tls) {
        return new SmppServerConfig(
                listeners(config, tls),
                config.smpp().ioThreads(),
                OUTBOX_BYTES,
                config.smpp().maxConnections(),
                AUTHENTICATION_THREADS,
                AUTHENTICATION_QUEUE,
                DRAIN,
                new BindBackoffConfig(
                        config.access().failures(),
                        config.access().longest(),
                        config.access().loopback()),
                session(config));
    }

    /** The plain one first. */
    private static List<ListenerConfig> listeners(SmscConfig config, Optional<TlsServer> tls) {
        AccessConfig access = config.access();
        List<ListenerConfig> listeners = new ArrayList<>();
        if (config.tls().plainText()) {
            listeners.add(new ListenerConfig(
                    config.smpp().host(),
                    config.smpp().port(),
                    access.allowFrom(),
                    access.proxies(),
                    Optional.empty(),
                    isLenient(config.checking().plain())));
        }
        if (tls.isPresent()) {
            listeners.add(new ListenerConfig(
                    config.tls().host(),
                    config.tls().port(),
                    config.tls().allowFrom(),
                    access.proxies(),
                    tls,
                    isLenient(config.checking().tls())));
        }
        return listeners;
    }

    private static boolean isLenient(CheckingConfig.Strictness strictness) {
        return strictness == CheckingConfig.Strictness.LENIENT;
    }

    private static SessionConfig session(SmscConfig config) {
        boolean throttles = config.window().onFull() == WindowConfig.OnFull.THROTTLED;
        return new SessionConfig(
                config.smpp().systemId(),
                InterfaceVersion.V50,
                config.smpp().maxPduBytes(),
                throttles ? CommandStatus.RTHROTTLED : CommandStatus.RMSGQFUL,
                config.window().slowReaderBytes(),
                timeouts(config.timers()));
    }

    private static SessionTimeouts timeouts(SessionTimersConfig timers) {
        SessionTimeouts usual = SessionTimeouts.usual();
        return new SessionTimeouts(
                timers.init(),
                timers.enquireLinkInterval(),
                timers.enquireLinkTimeout(),
                timers.inactivity(),
                usual.unbind(),
                usual.slowReader(),
                usual.linger());
    }
}
