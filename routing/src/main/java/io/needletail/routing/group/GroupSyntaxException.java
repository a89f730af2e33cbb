package io.needletail.routing.group;

/** A group expression that cannot be read: says where and what is allowed there. */
public final class GroupSyntaxException extends Exception {
    private static final long serialVersionUID = 1L;

    private final int column;

    GroupSyntaxException(int column, String found, String allowed) {
        super("column " + column + ": '" + found + "', allowed: " + allowed);
        this.column = column;
    }

    /** Where, counted from 1. */
    public int column() {
        return column;
    }
}
