package io.needletail.api.route;

import io.needletail.api.account.Account;
import io.needletail.api.pdu.MessageView;

/**
 * Decides where a message goes. Called by the shard thread for each accepted message and again for each retry; must be a
 * pure function of its arguments and one immutable snapshot, must not block, allocate or keep the view.
 */
public interface Router {

    /** Never null; verdicts are preallocated by the snapshot. */
    RouteVerdict route(MessageView message, Account account, long nowMillis);
}
