package io.needletail.api.route;

import io.needletail.api.account.Account;
import io.needletail.api.pdu.MessageView;
import org.jspecify.annotations.Nullable;

/**
 * One question to the router: a message and what is known of where it came from. A mutable flyweight that the caller owns
 * and fills anew for each question; routers must not keep it.
 */
public final class RouteQuery {
    /** {@link #bind}: not known. */
    public static final int UNKNOWN_BIND = 0;
    /** {@link #bind}: submitted on a transmitter, a receiver (data_sm of 3.4), a transceiver. */
    public static final int TRANSMITTER = 1;

    public static final int RECEIVER = 2;
    public static final int TRANSCEIVER = 3;

    private static final MessageView NOTHING = new MessageView();
    private static final Account NOBODY = new Account("", 0, 1, 1, 0);

    /** The message as it was submitted; for one that came from a carrier its deliver_sm or data_sm. */
    public MessageView message = NOTHING;
    /** Who submitted it; for one that came from a carrier, {@code @} and the carrier's name. */
    public Account account = NOBODY;
    /** True for a message that came from a carrier: mobile originated. */
    public boolean mobileOriginated;
    /** How the submitting session was bound: one of the constants here. */
    public int bind = UNKNOWN_BIND;
    /** The message's id: the same message draws the same lot in each question. */
    public long id;
    /** Milliseconds since 1970 UTC. */
    public long nowMillis;
    /** The router's own, kept from one question to the next; the caller leaves it alone. */
    public @Nullable Object scratch;
}
