package io.needletail.routing.pattern;

/** A regular expression that cannot be compiled: says where and what is allowed there. */
public final class PatternException extends Exception {
    private static final long serialVersionUID = 1L;

    private final int column;

    PatternException(int column, String found, String allowed) {
        super("column " + column + ": '" + found + "', allowed: " + allowed);
        this.column = column;
    }

    /** Where, counted from 1. */
    public int column() {
        return column;
    }
}
