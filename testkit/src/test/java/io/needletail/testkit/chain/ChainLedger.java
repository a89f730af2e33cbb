package io.needletail.testkit.chain;

import io.needletail.testkit.client.RawSmppClient;
import io.needletail.testkit.client.Receipt;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/**
 * What the clients know over all lives of the router: ids that it gave and receipts that came. Thread-safe.
 *
 * <p>A receipt may come again only when the router was killed before it had kept our acknowledgement: in a later life, and
 * first seen just before the end of an earlier one.
 */
final class ChainLedger implements RawSmppClient.Listener {
    private static final long UNACKNOWLEDGED_NANOS = TimeUnit.SECONDS.toNanos(3);

    private static final class Entry {
        boolean accepted;
        int receipts;
        String state = "";
        int life;
        long receivedNanos;
    }

    private final Map<String, Entry> messages = new HashMap<>();
    private final Map<String, Long> states = new TreeMap<>();
    private final Map<Integer, Long> refusals = new TreeMap<>();
    private final Map<Integer, Long> ends = new HashMap<>();
    private int life;
    private long accepted;
    private long settled;
    private long receipts;
    private long repeated;
    private long wronglyRepeated;
    private long contradicting;
    private long repeatedIds;
    private long unsound;

    /** The router starts. */
    synchronized void begin() {
        life++;
    }

    /** The router was killed. */
    synchronized void end() {
        ends.put(life, System.nanoTime());
    }

    @Override
    public synchronized void answered(int status, String messageId) {
        if (status != 0) {
            refusals.merge(status, 1L, Long::sum);
            return;
        }
        Entry entry = messages.computeIfAbsent(messageId, id -> new Entry());
        if (entry.accepted) {
            repeatedIds++;
            return;
        }
        accepted++;
        entry.accepted = true;
        settled += entry.receipts > 0 ? 1 : 0;
    }

    @Override
    public synchronized void received(Receipt receipt) {
        receipts++;
        unsound += receipt.isSound() ? 0 : 1;
        Entry entry = messages.computeIfAbsent(receipt.id(), id -> new Entry());
        if (++entry.receipts > 1) {
            repeated++;
            wronglyRepeated += mayRepeat(entry) ? 0 : 1;
            contradicting += entry.state.equals(receipt.stat()) ? 0 : 1;
        } else {
            states.merge(receipt.stat(), 1L, Long::sum);
            settled += entry.accepted ? 1 : 0;
        }
        entry.state = receipt.stat();
        entry.life = life;
        entry.receivedNanos = System.nanoTime();
    }

    private boolean mayRepeat(Entry entry) {
        Long end = ends.get(entry.life);
        return entry.life < life && end != null && end - entry.receivedNanos < UNACKNOWLEDGED_NANOS;
    }

    synchronized long accepted() {
        return accepted;
    }

    synchronized long receipts() {
        return receipts;
    }

    /** Accepted messages whose receipt has not come. */
    synchronized long missing() {
        return accepted - settled;
    }

    /** Messages by the state of their receipt, which tells the carrier. */
    synchronized long inState(String state) {
        return states.getOrDefault(state, 0L);
    }

    /** True when every accepted message has its receipt. */
    synchronized boolean isSettled() {
        return accepted > 0 && missing() == 0;
    }

    /** True when nothing is missing, wrongly repeated or malformed, and there was something to lose. */
    synchronized boolean isClean() {
        return isSettled() && wronglyRepeated == 0 && contradicting == 0 && repeatedIds == 0 && unsound == 0;
    }

    /** A few ids of accepted messages without a receipt. */
    synchronized List<String> missingIds() {
        return messages.entrySet().stream()
                .filter(message -> message.getValue().accepted && message.getValue().receipts == 0)
                .map(Map.Entry::getKey)
                .sorted()
                .limit(10)
                .toList();
    }

    synchronized String summary() {
        return String.format(
                "accepted %d, receipts %d, lost=%d, repeated %d (%d of them acknowledged, %d with another state), by state %s%n"
                        + "ids given twice %d, malformed receipts %d, refusals %s",
                accepted,
                receipts,
                missing(),
                repeated,
                wronglyRepeated,
                contradicting,
                states,
                repeatedIds,
                unsound,
                refusals);
    }
}
