package io.needletail.routing.rule;

/**
 * Whole numbers from one to another, both included.
 *
 * @param from smallest
 * @param to largest; the compiler reports one below {@code from}
 */
public record IntRange(int from, int to) {

    /** One number. */
    public static IntRange of(int value) {
        return new IntRange(value, value);
    }

    /** True if the number is within. */
    public boolean has(int value) {
        return value >= from && value <= to;
    }

    @Override
    public String toString() {
        return from == to ? Integer.toString(from) : from + "-" + to;
    }
}
