package io.needletail.core.carrier;

/** How a carrier writes a message id: so that the one in its response and the one in its receipt can be compared. */
public enum IdForm {
    /** As text, compared as it is. */
    TEXT,
    /** A decimal number, leading zeros not counted. */
    DECIMAL,
    /** A hexadecimal number in either case, leading zeros not counted. */
    HEX
}
