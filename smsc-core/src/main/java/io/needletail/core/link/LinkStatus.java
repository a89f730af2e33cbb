package io.needletail.core.link;

import io.needletail.core.protocol.BindType;

/**
 * One bind of a carrier as it is now. Immutable; made by the link, read by any thread.
 *
 * @param carrier its name
 * @param number of the bind in its carrier, from 1 on
 * @param host the one in use, or to be tried next
 * @param sinceMillis when the state began, milliseconds since 1970 UTC
 * @param session number of the bound session, 0 without one
 * @param version interface_version agreed, 0 without a session
 * @param carrierSystemId what the carrier calls itself, empty before
 * @param lastError why the last attempt or connection ended, empty for never
 * @param lastErrorMillis when, 0 for never
 */
public record LinkStatus(
        String carrier,
        int number,
        BindType type,
        LinkState state,
        String host,
        long sinceMillis,
        int session,
        int version,
        String carrierSystemId,
        String lastError,
        long lastErrorMillis) {

    static LinkStatus stopped(String carrier, int number, BindType type, String host, long nowMillis) {
        return new LinkStatus(carrier, number, type, LinkState.STOPPED, host, nowMillis, 0, 0, "", "", 0);
    }

    LinkStatus with(LinkState next, String nextHost, long nowMillis) {
        return new LinkStatus(carrier, number, type, next, nextHost, nowMillis, 0, 0, "", lastError, lastErrorMillis);
    }

    LinkStatus bound(int nextSession, int agreed, String systemId, long nowMillis) {
        return new LinkStatus(
                carrier,
                number,
                type,
                LinkState.BOUND,
                host,
                nowMillis,
                nextSession,
                agreed,
                systemId,
                lastError,
                lastErrorMillis);
    }

    LinkStatus failed(String error, long nowMillis) {
        return new LinkStatus(
                carrier, number, type, state, host, sinceMillis, session, version, carrierSystemId, error, nowMillis);
    }
}
