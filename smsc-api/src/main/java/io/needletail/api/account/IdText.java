package io.needletail.api.account;

/**
 * How an account sees a message id written: a reversible function of the 64 bits it is. Immutable.
 *
 * @param form the digits
 * @param width fewest digits of a number, zeros on the left; without meaning for a UUID
 * @param prefix printable ASCII before the digits, may be empty
 */
public record IdText(Form form, int width, String prefix) {
    /** Most characters of a text; all fit into the message_id of every version from 3.4 on. */
    public static final int MAX_LENGTH = 36;
    /** Decimal with at least ten digits. */
    public static final IdText USUAL = new IdText(Form.DECIMAL, 10, "");

    /** What the digits are. */
    public enum Form {
        DECIMAL(19),
        /** Small letters; read in either case. */
        HEX(16),
        /** Capital letters; read in either case. */
        HEX_CAPITALS(16),
        /** 32 hexadecimal digits that look random: a keyed permutation of the id. */
        UUID(32),
        /** The same with the four dashes of RFC 4122. */
        UUID_DASHES(36);

        private final int longest;

        Form(int longest) {
            this.longest = longest;
        }

        /** Most characters that an id has in this form. */
        public int longest() {
            return longest;
        }

        /** True for the two that are no numbers. */
        public boolean isUuid() {
            return this == UUID || this == UUID_DASHES;
        }
    }

    public IdText {
        if (width < 0 || prefix.length() + Math.max(form.longest(), form.isUuid() ? 0 : width) > MAX_LENGTH) {
            throw new IllegalArgumentException("a message id has at most " + MAX_LENGTH + " characters; prefix '"
                    + prefix + "' and " + Math.max(form.longest(), form.isUuid() ? 0 : width) + " digits are more");
        }
        if (!prefix.chars().allMatch(c -> c > ' ' && c <= '~')) {
            throw new IllegalArgumentException("the prefix of a message id is printable ASCII without blanks");
        }
    }
}
