package io.needletail.api.pdu;

/**
 * A submit_multi read in place: the fields it shares with a submit_sm, and its destinations one after the other. Nothing is
 * copied. Offsets are absolute; lengths of C-octet strings exclude the NUL. A flyweight owned by one thread at a time.
 */
public final class MultiView {
    private static final int LIST = 2;

    final MessageView message = new MessageView();
    int destinations;
    int destinationsAt;
    int destinationsEnd;
    private int left;
    private int at;
    private boolean list;
    private int addressAt;
    private int addressLength;

    /** Everything but the destinations; its destination fields are not to be used. */
    public MessageView message() {
        return message;
    }

    /** number_of_dests. */
    public int destinations() {
        return destinations;
    }

    /** Index behind the last destination: esm_class. */
    public int destinationsEnd() {
        return destinationsEnd;
    }

    /** Back to before the first destination. */
    public void rewind() {
        left = destinations;
        at = destinationsAt;
    }

    /** Goes to the next destination; false behind the last one. */
    public boolean next() {
        if (left == 0) {
            return false;
        }
        left--;
        list = message.bytes[at] == LIST;
        addressAt = list ? at + 1 : at + 3;
        addressLength = 0;
        while (message.bytes[addressAt + addressLength] != 0) {
            addressLength++;
        }
        at = addressAt + addressLength + 1;
        return true;
    }

    /** True if this destination is the name of a distribution list. */
    public boolean isList() {
        return list;
    }

    /** dest_addr_ton; 0 of a list. */
    public int ton() {
        return list ? 0 : message.bytes[addressAt - 2] & 0xFF;
    }

    /** dest_addr_npi; 0 of a list. */
    public int npi() {
        return list ? 0 : message.bytes[addressAt - 1] & 0xFF;
    }

    /** First octet of destination_addr or dl_name. */
    public int addressOffset() {
        return addressAt;
    }

    public int addressLength() {
        return addressLength;
    }

    /** What is wrong with this destination alone: {@link CommandStatus#ROK} for nothing. */
    public int status() {
        if (list) {
            return addressLength == 0 ? CommandStatus.RINVDLNAME : CommandStatus.ROK;
        }
        if (!FlagRules.tonAllowed(message.bytes[addressAt - 2])) {
            return CommandStatus.RINVDSTTON;
        }
        if (!FlagRules.npiAllowed(message.bytes[addressAt - 1])) {
            return CommandStatus.RINVDSTNPI;
        }
        return addressLength == 0 ? CommandStatus.RINVDSTADR : CommandStatus.ROK;
    }
}
