package io.needletail.load.tally;

/** What one loop has seen that should not be, over the whole run. In the loop; the runner's when the loop has ended. */
public final class FaultCounts {
    public long duplicateAnswers;
    public long unknownAnswers;
    public long repeatedIds;
    public long emptyIds;
    public long disconnects;
    public long unanswered;
}
