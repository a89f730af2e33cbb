package io.needletail.core.family;

import io.needletail.api.pdu.CommandStatus;

/** One destination of a submit_multi: an SME address, or a distribution list that is not known. */
public final class Recipient {
    private final int ton;
    private final int npi;
    private final byte[] address;
    private int status;

    /** @param status {@link CommandStatus#ROK}, or why it cannot be a destination */
    Recipient(int ton, int npi, byte[] address, int status) {
        this.ton = ton;
        this.npi = npi;
        this.address = address;
        this.status = status;
    }

    public int ton() {
        return ton;
    }

    public int npi() {
        return npi;
    }

    /** destination_addr or dl_name without its NUL. Not to be changed. */
    public byte[] address() {
        return address;
    }

    public int status() {
        return status;
    }

    /** True while nothing speaks against it. */
    public boolean isSound() {
        return status == CommandStatus.ROK;
    }

    /** It gets nothing, unless this is ESME_ROK. */
    public void judge(int commandStatus) {
        status = commandStatus;
    }
}
