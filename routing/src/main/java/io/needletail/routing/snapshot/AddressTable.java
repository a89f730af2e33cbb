package io.needletail.routing.snapshot;

import io.needletail.routing.number.KeyFilter;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Addresses of any kind, a leading {@code +} aside, and a number for each: a hash table without objects to make. Immutable. */
final class AddressTable {
    static final int NONE = -1;
    private static final long MIX = 0x9E37_79B9_7F4A_7C15L;
    private static final VarHandle OCTETS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private final byte[][] addresses;
    private final int[] numbers;
    private final KeyFilter filter;

    AddressTable(Map<String, Integer> entries) {
        int size = Math.max(2, Integer.highestOneBit(entries.size()) * 4);
        addresses = new byte[size][];
        numbers = new int[size];
        filter = new KeyFilter(entries.size());
        entries.forEach(this::put);
    }

    private void put(String written, int number) {
        byte[] address = plain(written).getBytes(StandardCharsets.ISO_8859_1);
        long hash = hash(address, 0, address.length);
        filter.add(hash);
        int slot = slot(hash, address, 0, address.length);
        addresses[slot] = address;
        numbers[slot] = number;
    }

    /** An address without its leading {@code +}. */
    static String plain(String address) {
        return address.startsWith("+") ? address.substring(1) : address;
    }

    /** The number of an address, or {@link #NONE}. */
    int find(byte[] bytes, int at, int length) {
        int plus = length > 0 && bytes[at] == '+' ? 1 : 0;
        long hash = hash(bytes, at + plus, length - plus);
        if (!filter.mayHave(hash)) {
            return NONE;
        }
        int slot = slot(hash, bytes, at + plus, length - plus);
        return addresses[slot] == null ? NONE : numbers[slot];
    }

    private int slot(long hash, byte[] bytes, int at, int length) {
        int slot = (int) (hash >>> 32) & addresses.length - 1;
        while (addresses[slot] != null && !same(addresses[slot], bytes, at, length)) {
            slot = slot + 1 & addresses.length - 1;
        }
        return slot;
    }

    /** Of the first and last eight octets at once: few addresses are longer than both. */
    private static long hash(byte[] bytes, int at, int length) {
        if (length >= Long.BYTES) {
            long first = (long) OCTETS.get(bytes, at);
            long last = (long) OCTETS.get(bytes, at + length - Long.BYTES);
            return (first * MIX ^ Long.rotateLeft(last, 29) + length) * MIX;
        }
        long few = length;
        for (int i = at; i < at + length; i++) {
            few = few << 8 | bytes[i] & 0xFF;
        }
        return few * MIX;
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
