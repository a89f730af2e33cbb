package io.needletail.app.simulation;

import java.util.Arrays;

/** One file: what was written, and how much of it would survive loss of power. */
final class SimulatedFile {
    final int number;
    /** The process that wrote it. */
    final int run;

    private byte[] bytes = new byte[4096];
    private int end;
    private int forced;

    SimulatedFile(int number, int run) {
        this.number = number;
        this.run = run;
    }

    int end() {
        return end;
    }

    boolean isForced() {
        return forced == end;
    }

    /** Appends at the next multiple of four and returns the offset. */
    int append(byte[] source, int length) {
        int start = end + 3 & ~3;
        reserve(start + length);
        System.arraycopy(source, 0, bytes, start, length);
        end = start + length;
        return start;
    }

    /** Zeros behind the data, as a mapped file has. */
    void pad(int count) {
        reserve(end + count);
        end += count;
    }

    void force() {
        forced = end;
    }

    int read(long offset, byte[] into, int at, int length) {
        if (offset >= end) {
            return 0;
        }
        int count = (int) Math.min(length, end - offset);
        System.arraycopy(bytes, (int) offset, into, at, count);
        return count;
    }

    /** What a disk leaves of bytes that were never forced: nothing, a part, garbage, or all. */
    void losePower(Dice dice) {
        int open = end - forced;
        if (open > 0) {
            switch (dice.between(0, 4)) {
                case 0 -> cut(forced);
                case 1 -> cut(forced + dice.between(0, open));
                case 2 -> Arrays.fill(bytes, forced + dice.between(0, open - 1), end, (byte) 0);
                case 3 -> loseSectors(dice);
                default -> {}
            }
        }
        forced = end;
    }

    private void cut(int length) {
        Arrays.fill(bytes, length, end, (byte) 0);
        end = length;
    }

    /** Pieces of random length, each kept, zeroed or made garbage, in any order. */
    private void loseSectors(Dice dice) {
        int at = forced;
        while (at < end) {
            int to = Math.min(end, at + dice.between(1, 400));
            int fate = dice.between(0, 2);
            for (int i = at; fate > 0 && i < to; i++) {
                bytes[i] = fate == 1 ? 0 : dice.octet();
            }
            at = to;
        }
    }

    private void reserve(int length) {
        if (length > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(length, bytes.length * 2));
        }
    }
}
