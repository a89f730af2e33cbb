package io.needletail.core.link;

import io.needletail.core.protocol.BindType;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Settings with times as short as a test wants them. */
final class LinkConfigs {
    List<LinkHost> hosts;

    @Nullable
    LinkTls tls;

    List<BindType> types = List.of(BindType.TRANSCEIVER);
    int binds = 1;
    int window = 10;
    int receiveWindow = 100;
    Duration bind = Duration.ofSeconds(5);
    Duration enquireLink = Duration.ofSeconds(30);
    Duration enquireLinkResponse = Duration.ofSeconds(10);
    Duration unbind = Duration.ofSeconds(1);
    Duration refused = Duration.ofMinutes(5);
    Duration backToPrimary = Duration.ZERO;

    LinkConfigs(LinkHost... hosts) {
        this.hosts = List.of(hosts);
    }

    LinkConfig make() {
        LinkTimers timers = new LinkTimers(
                Duration.ofSeconds(2),
                bind,
                enquireLink,
                enquireLinkResponse,
                unbind,
                Duration.ofMillis(20),
                Duration.ofMillis(200),
                Duration.ofMillis(50),
                refused,
                backToPrimary);
        return new LinkConfig(
                "carrier",
                hosts,
                tls,
                LinkCredentials.of("esme", "secret"),
                types,
                binds,
                window,
                receiveWindow,
                null,
                timers);
    }
}
