package io.needletail.load.report;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * The account of delivery receipts, over the whole run, the warm-up included.
 *
 * @param expected accepted messages that asked for one
 * @param received matched with an accepted message, each counted once
 * @param lost expected and not received by the end of the wait
 * @param duplicate final receipts for a message that had one already
 * @param unknown receipts whose id no answer has given
 * @param withoutId receipts with no readable id
 * @param states received receipts by final state, such as {@code DELIVRD}
 */
public record ReceiptFigures(
        long expected,
        long received,
        long lost,
        long duplicate,
        long unknown,
        long withoutId,
        Map<String, Long> states) {
    public ReceiptFigures {
        states = Collections.unmodifiableMap(new TreeMap<>(states));
    }
}
