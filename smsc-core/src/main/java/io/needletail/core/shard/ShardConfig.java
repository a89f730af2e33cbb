package io.needletail.core.shard;

import io.needletail.api.pdu.CommandStatus;

/**
 * The settings of a shard.
 *
 * @param index 0 to {@code shards - 1}
 * @param shards number of shards
 * @param maxMessages live messages beyond which submits are refused
 * @param retries of failed attempts
 * @param validity of messages
 * @param receipts how receipts are delivered
 * @param retainBytes journal size below which nothing is carried forward
 * @param tracesDecisions whether the router's decision on each message goes into the journal
 */
public record ShardConfig(
        int index,
        int shards,
        int maxMessages,
        RetrySchedule retries,
        Validity validity,
        Receipts receipts,
        long retainBytes,
        boolean tracesDecisions) {

    /** Status of a submit that finds the shard full or its disk low. */
    static final int FULL_STATUS = CommandStatus.RMSGQFUL;

    /**
     * Limits of message life; milliseconds.
     *
     * @param defaultMillis of a message that names no validity period
     * @param maxMillis longest validity period, and how far ahead a message may be scheduled
     * @param cutsLonger whether a longer validity period is cut to the longest instead of being refused
     * @param pastMillis how long ago a schedule may have passed, which is then at once
     * @param transactionMillis longest life of a message in datagram or transaction mode, and longest wait for the answer
     * @param transactionStatus command_status of that answer when the outcome is not known in time
     */
    public record Validity(
            long defaultMillis,
            long maxMillis,
            boolean cutsLonger,
            long pastMillis,
            long transactionMillis,
            int transactionStatus) {
        private static final long USUAL_TRANSACTION_MILLIS = 30_000;

        /** With the usual limits of transactions; longer periods are refused, and so are schedules that have passed. */
        public Validity(long defaultMillis, long maxMillis) {
            this(defaultMillis, maxMillis, false, 0);
        }

        /** With the usual limits of transactions. */
        public Validity(long defaultMillis, long maxMillis, boolean cutsLonger, long pastMillis) {
            this(
                    defaultMillis,
                    maxMillis,
                    cutsLonger,
                    pastMillis,
                    USUAL_TRANSACTION_MILLIS,
                    CommandStatus.RDELIVERYFAILURE);
        }

        public Validity {
            if (defaultMillis <= 0 || maxMillis < defaultMillis) {
                throw new IllegalArgumentException("validity: default " + defaultMillis
                        + " ms must be positive and at most the maximum " + maxMillis);
            }
            if (transactionMillis <= 0 || transactionStatus == CommandStatus.ROK) {
                throw new IllegalArgumentException("validity: a transaction takes " + transactionMillis
                        + " ms at most, which must be positive, and then fails");
            }
        }
    }

    /**
     * Delivery of receipts.
     *
     * @param answerTimeoutMillis how long a deliver_sm may stay unanswered before it is sent again
     * @param retryMillis wait after the first temporary refusal; doubles with each up to {@code maxRetryMillis}
     * @param maxRetryMillis longest wait between two tries
     * @param dropRejected forget a receipt that the ESME answered with ESME_RX_R_APPN or ESME_RX_P_APPN instead of trying
     *     again
     */
    public record Receipts(long answerTimeoutMillis, long retryMillis, long maxRetryMillis, boolean dropRejected) {}

    /** Without a trace of decisions. */
    public ShardConfig(
            int index,
            int shards,
            int maxMessages,
            RetrySchedule retries,
            Validity validity,
            Receipts receipts,
            long retainBytes) {
        this(index, shards, maxMessages, retries, validity, receipts, retainBytes, false);
    }

    /** Settings for tests and small embeddings. */
    public static ShardConfig single() {
        return new ShardConfig(
                0,
                1,
                50_000_000,
                new RetrySchedule(15_000, 60_000, 300_000, 900_000, 3_600_000),
                new Validity(86_400_000L, 7 * 86_400_000L),
                new Receipts(10_000, 5_000, 300_000, false),
                2L << 30,
                false);
    }
}
