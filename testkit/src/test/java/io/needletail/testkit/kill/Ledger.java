package io.needletail.testkit.kill;

import io.needletail.testkit.client.RawSmppClient;
import io.needletail.testkit.client.Receipt;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the clients know over all rounds: ids that the server acknowledged and receipts that came. Thread-safe.
 *
 * <p>A receipt whose id nobody knows belongs to a message that was accepted while its answer got lost; its id must never
 * be given again all the same.
 */
final class Ledger implements RawSmppClient.Listener {
    private static final class Entry {
        final int round;
        boolean acknowledged;
        int receipts;

        Entry(int round) {
            this.round = round;
        }
    }

    private final Map<String, Entry> messages = new HashMap<>();
    private final Map<String, Long> states = new TreeMap<>();
    private final Map<Integer, Long> refusals = new TreeMap<>();
    private int round;
    private long acknowledged;
    private long settled;
    private long receipts;
    private long duplicates;
    private long unanswered;
    private long repeatedIds;
    private long unsound;

    synchronized void begin(int number) {
        round = number;
    }

    @Override
    public synchronized void answered(int status, String messageId) {
        if (status != 0) {
            refusals.merge(status, 1L, Long::sum);
            return;
        }
        acknowledged++;
        Entry entry = messages.computeIfAbsent(messageId, id -> new Entry(round));
        if (entry.acknowledged || entry.round != round) {
            repeatedIds++;
        } else {
            entry.acknowledged = true;
            settled += entry.receipts > 0 ? 1 : 0;
            unanswered -= entry.receipts > 0 ? 1 : 0;
        }
    }

    @Override
    public synchronized void received(Receipt receipt) {
        receipts++;
        states.merge(receipt.stat(), 1L, Long::sum);
        if (!receipt.isSound()) {
            unsound++;
        }
        Entry entry = messages.computeIfAbsent(receipt.id(), id -> new Entry(round));
        if (++entry.receipts > 1) {
            duplicates++;
        } else if (entry.acknowledged) {
            settled++;
        } else {
            unanswered++;
        }
    }

    synchronized long acknowledged() {
        return acknowledged;
    }

    synchronized long receipts() {
        return receipts;
    }

    /** Acknowledged messages whose receipt has not come. */
    synchronized long missing() {
        return acknowledged - repeatedIds - settled;
    }

    /** A few ids of {@link #missing()}, for the report. */
    synchronized List<String> missingIds() {
        return messages.entrySet().stream()
                .filter(message -> message.getValue().acknowledged && message.getValue().receipts == 0)
                .map(Map.Entry::getKey)
                .sorted()
                .limit(10)
                .toList();
    }

    /** True when nothing is missing, repeated or malformed, and there was something to lose. */
    synchronized boolean isClean() {
        return acknowledged > 0 && missing() == 0 && repeatedIds == 0 && unsound == 0;
    }

    synchronized String summary() {
        return String.format(
                "acknowledged %d, with receipt %d, lost %d, repeated ids %d, malformed receipts %d%n"
                        + "receipts %d by state %s, duplicates %d, of messages whose answer got lost %d, refusals %s",
                acknowledged,
                settled,
                missing(),
                repeatedIds,
                unsound,
                receipts,
                states,
                duplicates,
                unanswered,
                refusals);
    }
}
