package io.needletail.testkit.chain;

import io.needletail.testkit.client.RawSmppClient;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** The clients: each submits at a steady pace and binds again whenever its connection is gone. */
final class ChainLoad {
    static final String SYSTEM_ID = "load";
    private static final long TURN_NANOS = TimeUnit.MILLISECONDS.toNanos(5);
    private static final long REBIND_NANOS = TimeUnit.MILLISECONDS.toNanos(50);
    private static final int DRAIN_MILLIS = 2_000;

    private final ChainPlan.Load load;
    private final int port;
    private final ChainLedger ledger;
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean submitting = true;
    private volatile boolean closed;

    ChainLoad(ChainPlan.Load load, int port, ChainLedger ledger) {
        this.load = load;
        this.port = port;
        this.ledger = ledger;
        for (int i = 0; i < load.sessions(); i++) {
            String destination = "4477009" + (10_000 + i);
            Thread thread = new Thread(() -> run(destination), "chain-load-" + i);
            threads.add(thread);
            thread.start();
        }
    }

    /** From now on only receipts are taken. */
    void stopSubmitting() {
        submitting = false;
    }

    void close() throws InterruptedException {
        closed = true;
        for (Thread thread : threads) {
            thread.join();
        }
    }

    private void run(String destination) {
        try {
            while (!closed) {
                try (RawSmppClient client = new RawSmppClient(port, SYSTEM_ID, SYSTEM_ID, load.window(), ledger)) {
                    use(client, destination);
                } catch (IOException e) {
                    LockSupport.parkNanos(REBIND_NANOS);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void use(RawSmppClient client, String destination) throws InterruptedException {
        double perNano = (double) load.rate() / load.sessions() / TimeUnit.SECONDS.toNanos(1);
        long start = System.nanoTime();
        long sent = 0;
        while (client.isAlive() && !closed) {
            long due = (long) ((System.nanoTime() - start) * perNano) + 1;
            while (submitting && sent < due && client.submit(destination, "message " + sent)) {
                sent++;
            }
            LockSupport.parkNanos(TURN_NANOS);
        }
        if (!closed) {
            // What the dead server had sent counts: its last answers are the ones most easily lost.
            client.awaitEnd(DRAIN_MILLIS);
        }
    }
}
