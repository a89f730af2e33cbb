package io.needletail.app.client;

import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;

/** Matches receipts with the messages they are awaited for, in whichever order both become known. Any thread. */
public final class ReceiptTracker implements Consumer<ReceivedReceipt> {
    private final Consumer<ReceivedReceipt> listener;
    private final Set<String> awaited = new HashSet<>();
    private final Set<String> early = new HashSet<>();

    /** The listener is called on the client's thread, once for each receipt that arrives. */
    public ReceiptTracker(Consumer<ReceivedReceipt> listener) {
        this.listener = listener;
    }

    @Override
    public void accept(ReceivedReceipt receipt) {
        listener.accept(receipt);
        synchronized (this) {
            if (!awaited.remove(receipt.messageId())) {
                early.add(receipt.messageId());
            }
            notifyAll();
        }
    }

    /** A receipt for this message is due. */
    public synchronized void expect(String messageId) {
        if (!early.remove(messageId)) {
            awaited.add(messageId);
        }
    }

    /**
     * Waits until every awaited receipt has come.
     *
     * @return the number of those still missing after the timeout
     */
    public synchronized int await(Duration timeout) throws InterruptedException {
        long deadline = System.nanoTime() + timeout.toNanos();
        long left = timeout.toMillis();
        while (!awaited.isEmpty() && left > 0) {
            wait(left);
            left = Duration.ofNanos(deadline - System.nanoTime()).toMillis();
        }
        return awaited.size();
    }
}
