package io.needletail.api.account;

import io.needletail.api.pdu.CommandStatus;

/**
 * How submits are counted against an account's rates, and what happens beyond them. Immutable.
 *
 * @param burst tokens that may be there at once, of the account; 0 is one second's
 * @param perBind tokens a second for each bind; 0 is unlimited
 * @param perBindBurst as {@code burst}, for each bind
 * @param unit what one token is for
 * @param overLimit command_status of what is beyond, or {@link #DELAY}
 * @param mostParts parts a message may have, else it is refused with ESME_RINVMSGLEN; 0 is unlimited
 */
public record RateTerms(int burst, int perBind, int perBindBurst, Unit unit, int overLimit, int mostParts) {
    /** {@link #overLimit}: the session is not read until there are tokens. */
    public static final int DELAY = 0;
    /** PDUs, refused with ESME_RTHROTTLED. */
    public static final RateTerms USUAL = new RateTerms(0, 0, 0, Unit.PDU, CommandStatus.RTHROTTLED, 0);

    /** What a token is for. */
    public enum Unit {
        /** Each submit_sm and data_sm. */
        PDU,
        /** The same, but of the parts of a long message only the first. */
        MESSAGE,
        /** Each short message on the air: one for a part, as many as it will be for a text still to be split. */
        PART
    }

    public RateTerms {
        if (burst < 0 || perBind < 0 || perBindBurst < 0 || overLimit < 0 || mostParts < 0) {
            throw new IllegalArgumentException("rates are not negative");
        }
    }
}
