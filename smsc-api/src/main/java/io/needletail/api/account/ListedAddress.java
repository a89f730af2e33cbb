package io.needletail.api.account;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A destination in a distribution list. Immutable.
 *
 * @param address 1 to 20 characters of ASCII
 */
public record ListedAddress(int ton, int npi, String address) {
    /** What {@link #parse} takes, to follow "must be". */
    public static final String ALLOWED =
            "a number of 1 to 20 digits, or TON:NPI:ADDRESS such as 5:0:alerts (TON 0 to 6, NPI 0 to 18)";

    private static final Pattern TEXT = Pattern.compile("(?:([0-6]):(1?[0-9]):)?([!-9;-~]{1,20})");
    private static final int INTERNATIONAL = 1;
    private static final int E164 = 1;
    private static final int HIGHEST_NPI = 18;

    /**
     * A number is international (TON 1, NPI 1) unless it says otherwise.
     *
     * @throws IllegalArgumentException if the text is not {@link #ALLOWED}
     */
    public static ListedAddress parse(String text) {
        Matcher matcher = TEXT.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("'" + text + "' is not " + ALLOWED);
        }
        String address = matcher.group(3);
        if (matcher.group(1) != null) {
            int npi = Integer.parseInt(matcher.group(2));
            if (npi <= HIGHEST_NPI) {
                return new ListedAddress(Integer.parseInt(matcher.group(1)), npi, address);
            }
        } else if (address.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return new ListedAddress(INTERNATIONAL, E164, address);
        }
        throw new IllegalArgumentException("'" + text + "' is not " + ALLOWED);
    }

    /** As {@link #parse} takes it. */
    @Override
    public String toString() {
        return ton + ":" + npi + ":" + address;
    }
}
