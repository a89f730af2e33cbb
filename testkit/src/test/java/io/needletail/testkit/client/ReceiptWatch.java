package io.needletail.testkit.client;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;

/**
 * Matches receipts with the ids that submits returned, in whichever order they come. Receipts of other messages are let
 * be: an account may have some parked. Any thread.
 */
final class ReceiptWatch {
    private static final long TIMEOUT_NANOS = TimeUnit.SECONDS.toNanos(30);

    private final Set<String> awaited = new TreeSet<>();
    private final Map<String, Receipt> received = new HashMap<>();

    synchronized void submitted(String text, String id) {
        System.out.println("submitted '" + text + "' -> id " + id);
        if (id.isEmpty() || !awaited.add(id)) {
            throw new IllegalStateException("message id '" + id + "' is empty or was given before");
        }
    }

    synchronized void receive(Receipt receipt) {
        System.out.println("received " + receipt);
        received.put(receipt.id(), receipt);
        notifyAll();
    }

    /** Returns when each id has its receipt, and throws when one is late or not DELIVRD. */
    synchronized void await() throws InterruptedException {
        long deadline = System.nanoTime() + TIMEOUT_NANOS;
        while (!received.keySet().containsAll(awaited)) {
            long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
            if (left <= 0) {
                throw new IllegalStateException("receipts awaited for " + awaited + ", came for " + received.keySet());
            }
            wait(left);
        }
        received.keySet().retainAll(awaited);
        for (Receipt receipt : received.values()) {
            if (!receipt.isSound() || !receipt.stat().equals("DELIVRD")) {
                throw new IllegalStateException("awaited DELIVRD for " + awaited + ", came " + receipt);
            }
        }
    }
}
