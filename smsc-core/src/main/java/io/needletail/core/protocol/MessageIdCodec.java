package io.needletail.core.protocol;

import io.needletail.api.account.IdProfile;
import io.needletail.api.account.IdText;
import java.nio.charset.StandardCharsets;

/**
 * Message ids as one account writes and reads them. For a 3.3 peer, and for the usual profile, what {@link MessageIdText}
 * does. Immutable: any thread, no allocation.
 */
public final class MessageIdCodec {
    /** Most characters of a text. */
    public static final int MAX_LENGTH = IdText.MAX_LENGTH;

    private static final byte[] SMALL = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] CAPITAL = "0123456789ABCDEF".getBytes(StandardCharsets.US_ASCII);
    private static final int HALF_DIGITS = 16;
    private static final int UUID_DIGITS = 32;

    private final Form response;
    private final Form receipt;
    private final IdPermutation permutation;

    public MessageIdCodec(IdProfile profile) {
        permutation = new IdPermutation(profile.key());
        response = new Form(profile.response());
        receipt = new Form(profile.receipt());
    }

    /** Writes the id for a response; the rest as {@link MessageIdText#write}. */
    public int writeResponse(long id, boolean shortForm, byte[] out, int at) {
        return shortForm ? MessageIdText.write(id, true, out, at) : response.write(id, out, at);
    }

    /** Writes the id for a receipt; the rest as {@link MessageIdText#write}. */
    public int writeReceipt(long id, boolean shortForm, byte[] out, int at) {
        return shortForm ? MessageIdText.write(id, true, out, at) : receipt.write(id, out, at);
    }

    /**
     * Reads an id as a response had it, or, if it is none such, as a receipt had it. Where a text could be either it is a
     * response's: that is what an ESME is told to ask with (3.4 sections 4.8 to 4.10).
     *
     * @return the id, or {@link MessageIdText#INVALID}
     */
    public long parse(byte[] bytes, int at, int length, boolean shortForm) {
        if (shortForm) {
            return MessageIdText.parse(bytes, at, length, true);
        }
        long id = response.parse(bytes, at, length);
        return id == MessageIdText.INVALID ? receipt.parse(bytes, at, length) : id;
    }

    /** One way to write an id. */
    private final class Form {
        private final IdText.Form form;
        private final int width;
        private final byte[] prefix;
        private final byte[] digits;
        private final boolean usual;

        Form(IdText text) {
            usual = text.equals(IdText.USUAL);
            form = text.form();
            width = Math.max(1, text.width());
            prefix = text.prefix().getBytes(StandardCharsets.US_ASCII);
            digits = form == IdText.Form.HEX_CAPITALS ? CAPITAL : SMALL;
        }

        int write(long id, byte[] out, int at) {
            if (usual) {
                return MessageIdText.write(id, false, out, at);
            }
            if (id < 0) {
                throw new IllegalArgumentException("message id " + id + " has no text");
            }
            System.arraycopy(prefix, 0, out, at, prefix.length);
            int from = at + prefix.length;
            return prefix.length
                    + switch (form) {
                        case DECIMAL -> number(id, 10, out, from);
                        case HEX, HEX_CAPITALS -> number(id, 16, out, from);
                        case UUID -> uuid(id, false, out, from);
                        case UUID_DASHES -> uuid(id, true, out, from);
                    };
        }

        private int number(long id, int radix, byte[] out, int at) {
            int length = 1;
            for (long rest = id / radix; rest != 0; rest /= radix) {
                length++;
            }
            length = Math.max(width, length);
            long rest = id;
            for (int i = at + length - 1; i >= at; i--) {
                out[i] = digits[(int) (rest % radix)];
                rest /= radix;
            }
            return length;
        }

        private int uuid(long id, boolean dashes, byte[] out, int at) {
            long high = permutation.high(id);
            long low = permutation.low(id);
            int to = at;
            for (int i = 0; i < UUID_DIGITS; i++) {
                if (dashes && isBehindDash(i)) {
                    out[to++] = '-';
                }
                long half = i < HALF_DIGITS ? high : low;
                out[to++] = digits[(int) (half >>> 60 - 4 * (i % HALF_DIGITS)) & 0xF];
            }
            return to - at;
        }

        long parse(byte[] bytes, int at, int length) {
            if (length <= prefix.length || length > MAX_LENGTH || !hasPrefix(bytes, at)) {
                return MessageIdText.INVALID;
            }
            int from = at + prefix.length;
            int count = length - prefix.length;
            return switch (form) {
                case DECIMAL -> parseNumber(bytes, from, count, 10);
                case HEX, HEX_CAPITALS -> parseNumber(bytes, from, count, 16);
                case UUID -> parseUuid(bytes, from, count, false);
                case UUID_DASHES -> parseUuid(bytes, from, count, true);
            };
        }

        private boolean hasPrefix(byte[] bytes, int at) {
            for (int i = 0; i < prefix.length; i++) {
                if (bytes[at + i] != prefix[i]) {
                    return false;
                }
            }
            return true;
        }

        private long parseNumber(byte[] bytes, int at, int count, int radix) {
            long id = 0;
            for (int i = at; i < at + count; i++) {
                int digit = Character.digit(bytes[i], radix);
                if (digit < 0 || id > (Long.MAX_VALUE - digit) / radix) {
                    return MessageIdText.INVALID;
                }
                id = id * radix + digit;
            }
            return id;
        }

        private long parseUuid(byte[] bytes, int at, int count, boolean dashes) {
            if (count != (dashes ? IdText.Form.UUID_DASHES : IdText.Form.UUID).longest()) {
                return MessageIdText.INVALID;
            }
            long high = 0;
            long low = 0;
            int from = at;
            for (int i = 0; i < UUID_DIGITS; i++) {
                if (dashes && isBehindDash(i) && bytes[from++] != '-') {
                    return MessageIdText.INVALID;
                }
                int digit = Character.digit(bytes[from++], 16);
                if (digit < 0) {
                    return MessageIdText.INVALID;
                }
                high = high << 4 | low >>> 60;
                low = low << 4 | digit;
            }
            return permutation.id(high, low);
        }

        private static boolean isBehindDash(int digit) {
            return digit == 8 || digit == 12 || digit == 16 || digit == 20;
        }
    }
}
