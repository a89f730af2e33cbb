package io.needletail.core.family;

import io.needletail.api.pdu.CommandStatus;

/**
 * One destination of a submit_multi: an SME address, or a distribution list that is not known.
 *
 * @param status {@link CommandStatus#ROK}, or why it cannot be a destination
 */
public record Recipient(int ton, int npi, byte[] address, int status) {
    /** True while nothing speaks against it. */
    public boolean isSound() {
        return status == CommandStatus.ROK;
    }

    /** The same, refused. */
    public Recipient refused(int commandStatus) {
        return new Recipient(ton, npi, address, commandStatus);
    }
}
