package io.needletail.routing.edit;

import io.needletail.api.pdu.MessageView;
import io.needletail.api.route.MessageEdit;
import io.needletail.api.route.MessageEdits;

/** Edits of addresses; they allocate nothing. */
final class AddressEdits {
    private static final byte[] NOTHING = new byte[0];
    private static final int INTERNATIONAL = 1;
    private static final int NATIONAL = 2;
    private static final int ALPHANUMERIC = 5;
    private static final int ISDN = 1;

    private AddressEdits() {}

    static final class Strip implements MessageEdit {
        private final AddressField field;
        private final byte[] prefix;

        Strip(AddressField field, byte[] prefix) {
            this.field = field;
            this.prefix = prefix;
        }

        @Override
        public void apply(MessageView original, MessageEdits edits) {
            int plus = field.plus(edits);
            if (field.hasAt(edits, plus, prefix)) {
                field.splice(edits, plus, prefix.length, NOTHING);
            }
        }
    }

    static final class Add implements MessageEdit {
        private final AddressField field;
        private final byte[] prefix;

        Add(AddressField field, byte[] prefix) {
            this.field = field;
            this.prefix = prefix;
        }

        @Override
        public void apply(MessageView original, MessageEdits edits) {
            field.splice(edits, field.plus(edits), 0, prefix);
        }
    }

    static final class Replace implements MessageEdit {
        private final AddressField field;
        private final byte[] address;

        Replace(AddressField field, byte[] address) {
            this.field = field;
            this.address = address;
        }

        @Override
        public void apply(MessageView original, MessageEdits edits) {
            System.arraycopy(address, 0, field.bytes(edits), 0, address.length);
            field.length(edits, address.length);
        }
    }

    record Ton(AddressField field, int ton) implements MessageEdit {
        @Override
        public void apply(MessageView original, MessageEdits edits) {
            field.ton(edits, ton);
        }
    }

    record Npi(AddressField field, int npi) implements MessageEdit {
        @Override
        public void apply(MessageView original, MessageEdits edits) {
            field.npi(edits, npi);
        }
    }

    static final class Sender implements MessageEdit {
        private final byte[] address;
        private final int ton;
        private final int npi;

        Sender(byte[] address, int ton, int npi) {
            this.address = address;
            this.ton = ton;
            this.npi = npi;
        }

        @Override
        public void apply(MessageView original, MessageEdits edits) {
            edits.source(address, 0, address.length);
            edits.sourceTon = ton;
            edits.sourceNpi = npi;
        }
    }

    static final class Normalise implements MessageEdit {
        private final AddressField field;
        private final byte[] country;
        private final byte[] international;
        private final byte[] trunk;

        Normalise(AddressField field, byte[] country, byte[] international, byte[] trunk) {
            this.field = field;
            this.country = country;
            this.international = international;
            this.trunk = trunk;
        }

        @Override
        public void apply(MessageView original, MessageEdits edits) {
            int plus = field.plus(edits);
            if (field.ton(edits) == ALPHANUMERIC || !field.isDigits(edits, plus) || !changes(edits, plus)) {
                return;
            }
            field.ton(edits, INTERNATIONAL);
            field.npi(edits, ISDN);
        }

        /** True if the number is international now. */
        private boolean changes(MessageEdits edits, int plus) {
            if (plus == 1) {
                return field.splice(edits, 0, 1, NOTHING);
            }
            if (field.ton(edits) == INTERNATIONAL && !has(edits, international)) {
                return true;
            }
            if (has(edits, international)) {
                return field.splice(edits, 0, international.length, NOTHING);
            }
            if (country.length > 0 && has(edits, trunk)) {
                return field.splice(edits, 0, trunk.length, country);
            }
            return country.length > 0 && field.ton(edits) == NATIONAL && field.splice(edits, 0, 0, country);
        }

        private boolean has(MessageEdits edits, byte[] prefix) {
            return prefix.length > 0 && field.length(edits) > prefix.length && field.hasAt(edits, 0, prefix);
        }
    }
}
