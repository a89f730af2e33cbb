package io.needletail.load.ledger;

import java.util.Arrays;

/** A ledger for several event loops: a receipt may come to another one than the answer. A lock for each sixteenth of the ids. */
public final class StripedLedger implements IdLedger {
    private static final int STRIPES = 16;
    private static final int STRIPE_SHIFT = Long.SIZE - 4;

    private final HashLedger[] stripes = new HashLedger[STRIPES];

    public StripedLedger() {
        Arrays.setAll(stripes, i -> new HashLedger(HashLedger.RECENT / STRIPES));
    }

    @Override
    public long answered(long id, long intendedNanos, boolean receipt) {
        HashLedger stripe = stripe(id);
        synchronized (stripe) {
            return stripe.answered(id, intendedNanos, receipt);
        }
    }

    @Override
    public long receipted(long id, long nowNanos) {
        HashLedger stripe = stripe(id);
        synchronized (stripe) {
            return stripe.receipted(id, nowNanos);
        }
    }

    @Override
    public long awaited() {
        long sum = 0;
        for (HashLedger stripe : stripes) {
            synchronized (stripe) {
                sum += stripe.awaited();
            }
        }
        return sum;
    }

    @Override
    public long early() {
        long sum = 0;
        for (HashLedger stripe : stripes) {
            synchronized (stripe) {
                sum += stripe.early();
            }
        }
        return sum;
    }

    private HashLedger stripe(long id) {
        return stripes[(int) (id >>> STRIPE_SHIFT)];
    }
}
