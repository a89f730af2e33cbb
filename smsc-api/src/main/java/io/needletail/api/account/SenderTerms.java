package io.needletail.api.account;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Which senders an account may use. Immutable.
 *
 * @param policy what is done about the others
 * @param allowed addresses; one that ends in * is the beginning of many
 * @param address instead of others; not empty where the policy needs one
 * @param alphanumeric rules for senders that are no numbers
 */
public record SenderTerms(Policy policy, List<String> allowed, String address, Alphanumeric alphanumeric) {
    /** Everything goes. */
    public static final SenderTerms ANY = new SenderTerms(Policy.ANY, List.of(), "", Alphanumeric.ANY);

    /** What is done about senders. */
    public enum Policy {
        /** Nothing. */
        ANY,
        /** One that is not allowed is refused with ESME_RINVSRCADR. */
        ALLOW,
        /** Every message has the same sender, whatever was submitted. */
        FORCE,
        /** One that is not allowed is replaced. */
        REPLACE
    }

    /**
     * Rules for senders that are no numbers.
     *
     * @param accepted whether there may be any
     * @param longest most characters
     * @param npi NPI that they must have; {@link #ANY_NPI} for any
     * @param characters allowed beside letters and digits of ASCII; null allows every octet
     */
    public record Alphanumeric(
            boolean accepted,
            int longest,
            int npi,
            @Nullable String characters) {
        /** {@link #npi}: whichever it is. */
        public static final int ANY_NPI = -1;

        public static final Alphanumeric ANY = new Alphanumeric(true, 20, ANY_NPI, null);
    }

    public SenderTerms {
        allowed = List.copyOf(allowed);
        if (address.isEmpty() && (policy == Policy.FORCE || policy == Policy.REPLACE)) {
            throw new IllegalArgumentException(
                    "sender.policy = " + policy.name().toLowerCase(Locale.ROOT) + " needs sender.address");
        }
        if (allowed.isEmpty() && (policy == Policy.ALLOW || policy == Policy.REPLACE)) {
            throw new IllegalArgumentException(
                    "sender.policy = " + policy.name().toLowerCase(Locale.ROOT) + " needs sender.allow");
        }
    }
}
