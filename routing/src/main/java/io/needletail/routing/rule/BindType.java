package io.needletail.routing.rule;

import io.needletail.api.route.RouteQuery;

/** How a session is bound (SMPP 3.4 section 4.1). */
public enum BindType {
    TRANSMITTER(RouteQuery.TRANSMITTER),
    RECEIVER(RouteQuery.RECEIVER),
    TRANSCEIVER(RouteQuery.TRANSCEIVER);

    private final int code;

    BindType(int code) {
        this.code = code;
    }

    /** The constant in {@link RouteQuery#bind}. */
    public int code() {
        return code;
    }
}
