package io.needletail.load.report;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * Counts of submit_sm: those sent in the measured time and what became of them. Faults ({@code unanswered} to
 * {@code disconnects}, but not {@code unsent}) are counted over the whole run, the warm-up included.
 *
 * @param sent written to a connection
 * @param accepted answered with ESME_ROK
 * @param statuses answers other than ESME_ROK by command_status
 * @param unanswered sent and not answered by the end of the drain
 * @param unsent due by the rate profile and never sent, because windows were full
 * @param duplicateAnswers answers to a request that had one already
 * @param unknownAnswers answers to no request of their session
 * @param repeatedIds message ids given more than once
 * @param emptyIds answers with ESME_ROK and no message id
 * @param disconnects connections that the peer closed or that broke
 */
public record SubmitFigures(
        long sent,
        long accepted,
        Map<Integer, Long> statuses,
        long unanswered,
        long unsent,
        long duplicateAnswers,
        long unknownAnswers,
        long repeatedIds,
        long emptyIds,
        long disconnects) {
    public SubmitFigures {
        statuses = Collections.unmodifiableMap(new TreeMap<>(statuses));
    }

    /** Answers of any status. */
    public long answers() {
        return accepted + refused();
    }

    /** Answers other than ESME_ROK. */
    public long refused() {
        return statuses.values().stream().mapToLong(Long::longValue).sum();
    }
}
