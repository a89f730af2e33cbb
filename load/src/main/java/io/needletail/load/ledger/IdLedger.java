package io.needletail.load.ledger;

/**
 * The account of message ids: whether each is given once and receipted once. Ids are {@link MessageIdHash hashes}, times are
 * nanoseconds since the start of the run, not negative.
 *
 * <p>A message is settled when it has its answer and, if it asked for one, its receipt, in either order: a receipt that overtakes
 * its answer is no fault. Of settled messages the most recent ones are remembered, to tell what comes twice.
 */
public interface IdLedger {
    /** {@link #answered}: nothing more to say. */
    long NOTED = -1;

    /** {@link #answered}: the id was given before. */
    long REPEATED = -2;

    /** {@link #receipted}: no answer has given this id yet. */
    long EARLY = -3;

    /** {@link #receipted}: the message has had its receipt. */
    long DUPLICATE = -4;

    /** {@link #receipted}: no answer has given this id, and too many such receipts wait for one already. */
    long UNKNOWN = -5;

    /**
     * An answer has given this id.
     *
     * @param intendedNanos when the message was meant to be sent
     * @param receipt whether a receipt is to come
     * @return {@link #NOTED}, {@link #REPEATED}, or when the receipt came that has overtaken this answer
     */
    long answered(long id, long intendedNanos, boolean receipt);

    /**
     * A receipt names this id.
     *
     * @return {@link #EARLY}, {@link #DUPLICATE}, {@link #UNKNOWN}, or when the message was meant to be sent
     */
    long receipted(long id, long nowNanos);

    /** Messages whose receipt is still to come. */
    long awaited();

    /** Receipts whose id no answer has given so far. */
    long early();
}
