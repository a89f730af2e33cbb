package io.needletail.routing.snapshot;

import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Addresses of any kind, a leading {@code +} aside, and a number for each: a hash table without objects to make. Immutable. */
final class AddressTable {
    static final int NONE = -1;
    private static final long PRIME = 0x0000_0100_0000_01B3L;

    private final byte[][] addresses;
    private final int[] numbers;
    private final boolean empty;

    AddressTable(Map<String, Integer> entries) {
        int size = Math.max(2, Integer.highestOneBit(entries.size()) * 4);
        addresses = new byte[size][];
        numbers = new int[size];
        empty = entries.isEmpty();
        entries.forEach(this::put);
    }

    private void put(String written, int number) {
        byte[] address = plain(written).getBytes(StandardCharsets.ISO_8859_1);
        int slot = slot(address, 0, address.length);
        addresses[slot] = address;
        numbers[slot] = number;
    }

    /** An address without its leading {@code +}. */
    static String plain(String address) {
        return address.startsWith("+") ? address.substring(1) : address;
    }

    /** The number of an address, or {@link #NONE}. */
    int find(byte[] bytes, int at, int length) {
        if (empty) {
            return NONE;
        }
        int plus = length > 0 && bytes[at] == '+' ? 1 : 0;
        int slot = slot(bytes, at + plus, length - plus);
        return addresses[slot] == null ? NONE : numbers[slot];
    }

    private int slot(byte[] bytes, int at, int length) {
        long hash = length;
        for (int i = at; i < at + length; i++) {
            hash = (hash ^ bytes[i]) * PRIME;
        }
        int slot = (int) (hash ^ hash >>> 29) & addresses.length - 1;
        while (addresses[slot] != null && !same(addresses[slot], bytes, at, length)) {
            slot = slot + 1 & addresses.length - 1;
        }
        return slot;
    }

    private static boolean same(byte[] address, byte[] bytes, int at, int length) {
        if (address.length != length) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (address[i] != bytes[at + i]) {
                return false;
            }
        }
        return true;
    }
}
