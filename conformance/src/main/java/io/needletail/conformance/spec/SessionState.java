package io.needletail.conformance.spec;

import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** States of a session as an ESME can bring them about (3.4 section 2.2, 5.0 section 2.3). */
public enum SessionState {
    /** Connected, no bind. */
    OPEN(null),
    BOUND_TX(Operation.BIND_TRANSMITTER),
    BOUND_RX(Operation.BIND_RECEIVER),
    BOUND_TRX(Operation.BIND_TRANSCEIVER),
    /** Behind an unbind, which is sent in the same octets. */
    UNBOUND(Operation.BIND_TRANSCEIVER);

    private final Optional<Operation> bind;

    SessionState(@Nullable Operation bind) {
        this.bind = Optional.ofNullable(bind);
    }

    /** The bind that leads there. */
    public Optional<Operation> bind() {
        return bind;
    }

    /** As in the id of a check. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
