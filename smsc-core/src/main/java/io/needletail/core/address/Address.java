package io.needletail.core.address;

/** An address on its way to another form. A mutable flyweight for one thread. */
final class Address {
    private static final int ROOM = 128;

    final byte[] bytes = new byte[ROOM];
    int length;
    int ton;
    int npi;
    boolean changed;

    void set(byte[] from, int at, int count, int typeOfNumber, int plan) {
        System.arraycopy(from, at, bytes, 0, count);
        length = count;
        ton = typeOfNumber;
        npi = plan;
        changed = false;
    }

    boolean isDigits(int from) {
        for (int i = from; i < length; i++) {
            if (bytes[i] < '0' || bytes[i] > '9') {
                return false;
            }
        }
        return length > from;
    }

    boolean startsWith(byte[] prefix) {
        if (prefix.length == 0 || length < prefix.length) {
            return false;
        }
        for (int i = 0; i < prefix.length; i++) {
            if (bytes[i] != prefix[i]) {
                return false;
            }
        }
        return true;
    }

    void drop(int count) {
        System.arraycopy(bytes, count, bytes, 0, length - count);
        length -= count;
        changed = true;
    }

    void prepend(byte[] prefix) {
        System.arraycopy(bytes, 0, bytes, prefix.length, length);
        System.arraycopy(prefix, 0, bytes, 0, prefix.length);
        length += prefix.length;
        changed = true;
    }

    void type(int typeOfNumber, int plan) {
        changed |= ton != typeOfNumber || npi != plan;
        ton = typeOfNumber;
        npi = plan;
    }

    void replace(byte[] by, int typeOfNumber, int plan) {
        boolean same = length == by.length && startsWith(by);
        boolean before = changed;
        if (!same) {
            System.arraycopy(by, 0, bytes, 0, by.length);
            length = by.length;
        }
        type(typeOfNumber, plan);
        changed |= before || !same;
    }
}
