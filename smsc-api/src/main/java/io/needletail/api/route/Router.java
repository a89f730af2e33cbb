package io.needletail.api.route;

/**
 * Decides where a message goes. Called by the shard thread for each message it accepts, for each retry, and for each
 * message that a rule's edits change when it is sent; must be a pure function of the query and one immutable snapshot, must
 * not block, allocate or keep what it is given.
 */
public interface Router {

    /** Resets the decision and fills it. */
    void route(RouteQuery query, RouteDecision decision);
}
