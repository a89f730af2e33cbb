package io.needletail.routing.edit;

import io.needletail.api.route.MessageEdits;
import io.needletail.routing.rule.AddressSide;

/** One of the two addresses of a message that is being edited. Stateless. */
enum AddressField {
    SOURCE {
        @Override
        byte[] bytes(MessageEdits edits) {
            return edits.source;
        }

        @Override
        int length(MessageEdits edits) {
            return edits.sourceLength;
        }

        @Override
        void length(MessageEdits edits, int length) {
            edits.sourceLength = length;
        }

        @Override
        int ton(MessageEdits edits) {
            return edits.sourceTon;
        }

        @Override
        void ton(MessageEdits edits, int ton) {
            edits.sourceTon = ton;
        }

        @Override
        void npi(MessageEdits edits, int npi) {
            edits.sourceNpi = npi;
        }
    },
    DESTINATION {
        @Override
        byte[] bytes(MessageEdits edits) {
            return edits.destination;
        }

        @Override
        int length(MessageEdits edits) {
            return edits.destinationLength;
        }

        @Override
        void length(MessageEdits edits, int length) {
            edits.destinationLength = length;
        }

        @Override
        int ton(MessageEdits edits) {
            return edits.destinationTon;
        }

        @Override
        void ton(MessageEdits edits, int ton) {
            edits.destinationTon = ton;
        }

        @Override
        void npi(MessageEdits edits, int npi) {
            edits.destinationNpi = npi;
        }
    };

    /** Most octets of an address of submit_sm; an edit that would make a longer one is left out. */
    static final int MAX_BYTES = 20;

    static AddressField of(AddressSide side) {
        return side == AddressSide.SOURCE ? SOURCE : DESTINATION;
    }

    abstract byte[] bytes(MessageEdits edits);

    abstract int length(MessageEdits edits);

    abstract void length(MessageEdits edits, int length);

    abstract int ton(MessageEdits edits);

    abstract void ton(MessageEdits edits, int ton);

    abstract void npi(MessageEdits edits, int npi);

    /** 1 for a leading {@code +}, else 0. */
    int plus(MessageEdits edits) {
        return length(edits) > 0 && bytes(edits)[0] == '+' ? 1 : 0;
    }

    boolean hasAt(MessageEdits edits, int at, byte[] prefix) {
        if (length(edits) - at < prefix.length) {
            return false;
        }
        byte[] bytes = bytes(edits);
        for (int i = 0; i < prefix.length; i++) {
            if (bytes[at + i] != prefix[i]) {
                return false;
            }
        }
        return true;
    }

    /** True for digits only, from an index on, and at least one. */
    boolean isDigits(MessageEdits edits, int from) {
        byte[] bytes = bytes(edits);
        int length = length(edits);
        for (int i = from; i < length; i++) {
            if (bytes[i] < '0' || bytes[i] > '9') {
                return false;
            }
        }
        return length > from;
    }

    /** Puts octets in the place of {@code count} octets at an index, unless the address would become empty or too long. */
    boolean splice(MessageEdits edits, int at, int count, byte[] octets) {
        int length = length(edits);
        int changed = length - count + octets.length;
        if (changed > Math.max(MAX_BYTES, length) || changed <= at) {
            return false;
        }
        byte[] bytes = bytes(edits);
        System.arraycopy(bytes, at + count, bytes, at + octets.length, length - at - count);
        System.arraycopy(octets, 0, bytes, at, octets.length);
        length(edits, changed);
        return true;
    }
}
