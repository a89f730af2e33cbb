package io.needletail.api.metric;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * A count with a single writing thread and any number of readers: an increment is a plain add and an ordered store,
 * about a nanosecond.
 */
public final class Counter {
    private static final VarHandle VALUE;

    static {
        try {
            VALUE = MethodHandles.lookup().findVarHandle(Counter.class, "value", long.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private long value;

    /** Owning thread only. */
    public void add(long amount) {
        VALUE.setOpaque(this, value + amount);
    }

    /** Owning thread only. */
    public void increment() {
        add(1);
    }

    /** Owning thread only: makes this a gauge. */
    public void set(long newValue) {
        VALUE.setOpaque(this, newValue);
    }

    /** Any thread. */
    public long get() {
        return (long) VALUE.getOpaque(this);
    }
}
