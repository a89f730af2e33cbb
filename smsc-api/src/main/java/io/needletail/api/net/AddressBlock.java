package io.needletail.api.net;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Addresses that begin alike: {@code 10.1.0.0/16}, {@code 2001:db8::/32}, or one address alone. Immutable.
 *
 * @param first of the block; no bit behind the prefix is set
 * @param prefixBits that all addresses of the block share
 */
public record AddressBlock(InetAddress first, int prefixBits) {
    private static final Pattern FORM = Pattern.compile("([0-9A-Fa-f.:]{2,45})(?:/(\\d{1,3}))?");
    private static final String OCTET = "(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)";
    private static final Pattern FOUR_OCTETS = Pattern.compile(OCTET + "(?:\\." + OCTET + "){3}");

    public AddressBlock {
        int bits = first.getAddress().length * Byte.SIZE;
        if (prefixBits < 0 || prefixBits > bits) {
            throw new IllegalArgumentException("a prefix has 0 to " + bits + " bits, not " + prefixBits);
        }
        if (!startOf(first, prefixBits).equals(first)) {
            throw new IllegalArgumentException("bits behind the prefix are set");
        }
    }

    /**
     * Reads the written form; never asks a name server.
     *
     * @throws IllegalArgumentException if it is none, or has bits set behind its prefix
     */
    public static AddressBlock parse(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("neither an address nor a block of addresses: " + text);
        }
        InetAddress first = address(matcher.group(1));
        String bits = matcher.group(2);
        int most = first.getAddress().length * Byte.SIZE;
        return new AddressBlock(first, bits == null ? most : Integer.parseInt(bits));
    }

    /** The first address of the block of that many bits that holds an address. */
    public static InetAddress startOf(InetAddress address, int prefixBits) {
        byte[] octets = address.getAddress();
        for (int i = 0; i < octets.length; i++) {
            int kept = Math.max(0, Math.min(Byte.SIZE, prefixBits - i * Byte.SIZE));
            octets[i] &= (byte) (0xFF << (Byte.SIZE - kept));
        }
        return ofOctets(octets);
    }

    /** True for an address of the same family in this block. */
    public boolean contains(InetAddress address) {
        return address.getAddress().length == first.getAddress().length
                && startOf(address, prefixBits).equals(ofOctets(first.getAddress()));
    }

    /** As written; the address alone where the block is one. */
    @Override
    public String toString() {
        boolean single = prefixBits == first.getAddress().length * Byte.SIZE;
        return single ? first.getHostAddress() : first.getHostAddress() + "/" + prefixBits;
    }

    private static InetAddress address(String text) {
        boolean six = text.indexOf(':') >= 0;
        if (!six && !FOUR_OCTETS.matcher(text).matches()) {
            throw new IllegalArgumentException("an IPv4 address has four numbers from 0 to 255: " + text);
        }
        try {
            return InetAddress.getByName(text);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("not an address: " + text, e);
        }
    }

    private static InetAddress ofOctets(byte[] octets) {
        try {
            return InetAddress.getByAddress(octets);
        } catch (UnknownHostException e) {
            throw new IllegalStateException("4 and 16 octets are an address", e);
        }
    }
}
