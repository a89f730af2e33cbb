package io.needletail.core.link;

import io.needletail.core.session.SessionTimeouts;
import java.time.Duration;

/**
 * The times of a link. Delays grow from the shorter to the longer while attempts fail, and half of each is left to chance.
 *
 * @param connect for looking up the name, the connection, and the TLS handshake each
 * @param bind from the connection to the answer to the bind
 * @param enquireLink without anything read for this long enquire_link is sent; zero: never
 * @param enquireLinkResponse its answer must come within this; a carrier that takes nothing for this long is closed
 * @param unbind for outstanding answers and the unbind_resp when this side leaves
 * @param reconnectMin shortest wait after a connection has failed or ended
 * @param reconnectMax longest such wait
 * @param alreadyBound shortest wait after ESME_RALYBND; ten times that is the longest
 * @param refused shortest wait after wrong credentials; twelve times that is the longest
 * @param backToPrimary how often a link on a backup host looks whether the first host can be reached again; zero: never
 */
public record LinkTimers(
        Duration connect,
        Duration bind,
        Duration enquireLink,
        Duration enquireLinkResponse,
        Duration unbind,
        Duration reconnectMin,
        Duration reconnectMax,
        Duration alreadyBound,
        Duration refused,
        Duration backToPrimary) {
    private static final Duration MAX_UNBIND = Duration.ofSeconds(5);

    public LinkTimers {
        positive("connect", connect);
        positive("bind", bind);
        positive("enquire-link-response", enquireLinkResponse);
        positive("unbind", unbind);
        positive("reconnect-min", reconnectMin);
        positive("already-bound", alreadyBound);
        positive("refused", refused);
        if (enquireLink.isNegative() || backToPrimary.isNegative()) {
            throw new IllegalArgumentException("enquire-link and back-to-primary must not be negative");
        }
        if (unbind.compareTo(MAX_UNBIND) > 0) {
            throw new IllegalArgumentException("unbind must be at most 5 s, not " + unbind);
        }
        if (reconnectMax.compareTo(reconnectMin) < 0) {
            throw new IllegalArgumentException("reconnect-max must not be less than reconnect-min");
        }
    }

    /** 10 s to connect and to bind, enquire_link after 30 s, waits of 1 s to 1 min, 5 min after wrong credentials. */
    public static LinkTimers usual() {
        return new LinkTimers(
                Duration.ofSeconds(10),
                Duration.ofSeconds(10),
                Duration.ofSeconds(30),
                Duration.ofSeconds(10),
                Duration.ofSeconds(3),
                Duration.ofSeconds(1),
                Duration.ofMinutes(1),
                Duration.ofSeconds(30),
                Duration.ofMinutes(5),
                Duration.ofMinutes(5));
    }

    /** As a session of the event loop takes them. */
    SessionTimeouts session() {
        SessionTimeouts usual = SessionTimeouts.usual();
        return new SessionTimeouts(
                bind, enquireLink, enquireLinkResponse, Duration.ZERO, unbind, enquireLinkResponse, usual.linger());
    }

    private static void positive(String name, Duration value) {
        if (value.isZero() || value.isNegative()) {
            throw new IllegalArgumentException(name + " must be positive, not " + value);
        }
    }
}
