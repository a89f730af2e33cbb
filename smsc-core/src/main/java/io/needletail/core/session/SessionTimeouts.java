package io.needletail.core.session;

import java.time.Duration;

/**
 * The session timers of SMPP 3.4 section 7.2 and the server's own. Checked by a periodic sweep, so each may be late by
 * one sweep. {@link Duration#ZERO} switches a timer off where that is said.
 *
 * @param sessionInit from connecting to a granted bind; enquire_link does not extend it
 * @param enquireLink without anything read for this long the server sends enquire_link; zero: never
 * @param response an enquire_link of the server must be answered within this
 * @param inactivity without any operation but enquire_link for this long the server unbinds; zero: never
 * @param unbind from an unbind, of either side, to the end of the connection
 * @param slowReader a peer that takes nothing for this long while more than a buffer waits is closed
 * @param linger after the last word of the server the peer may take this long to read it and close
 */
public record SessionTimeouts(
        Duration sessionInit,
        Duration enquireLink,
        Duration response,
        Duration inactivity,
        Duration unbind,
        Duration slowReader,
        Duration linger) {

    public SessionTimeouts {
        requirePositive("session-init", sessionInit);
        requirePositive("response", response);
        requirePositive("unbind", unbind);
        requirePositive("slow-reader", slowReader);
        requirePositive("linger", linger);
        requireNotNegative("enquire-link", enquireLink);
        requireNotNegative("inactivity", inactivity);
    }

    /** What most of the market expects: 10 s to bind, enquire_link after 30 s, 10 s for its answer. */
    public static SessionTimeouts usual() {
        return new SessionTimeouts(
                Duration.ofSeconds(10),
                Duration.ofSeconds(30),
                Duration.ofSeconds(10),
                Duration.ZERO,
                Duration.ofSeconds(5),
                Duration.ofSeconds(10),
                Duration.ofSeconds(2));
    }

    private static void requirePositive(String name, Duration value) {
        if (value.isZero() || value.isNegative()) {
            throw new IllegalArgumentException(name + " timeout must be positive, not " + value);
        }
    }

    private static void requireNotNegative(String name, Duration value) {
        if (value.isNegative()) {
            throw new IllegalArgumentException(name + " timeout must be zero or positive, not " + value);
        }
    }
}
