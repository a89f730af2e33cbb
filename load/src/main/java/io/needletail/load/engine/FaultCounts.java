package io.needletail.load.engine;

/** What one loop has seen that should not be, over the whole run. In the loop; the runner's when the loop has ended. */
final class FaultCounts {
    long duplicateAnswers;
    long unknownAnswers;
    long repeatedIds;
    long emptyIds;
    long disconnects;
    long unanswered;
}
