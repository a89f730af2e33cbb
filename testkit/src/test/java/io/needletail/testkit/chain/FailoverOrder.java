package io.needletail.testkit.chain;

import io.needletail.testkit.client.RawSmppClient;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/**
 * Asks where messages go: an account of its own submits some, and the states in their receipts tell the carrier. Single
 * messages first, until one goes where it should; from then on all must.
 */
final class FailoverOrder {
    private static final String ACCOUNT = "order";
    private static final String DESTINATION = "447700900999";
    private static final int MESSAGES = 200;
    private static final int WINDOW = 20;
    private static final Duration LONGEST = Duration.ofSeconds(60);
    private static final long LOOK_NANOS = 1_000_000;

    private final int port;
    private int asked;

    FailoverOrder(int port) {
        this.port = port;
    }

    /** Prints what it saw; true when all messages went to this carrier once one had. */
    boolean leadsTo(Carrier.Kind kind, String situation) throws IOException, InterruptedException {
        // One account a question: a receipt that was not acknowledged when its client left would come again.
        String systemId = ACCOUNT + ++asked;
        ChainLedger ledger = new ChainLedger();
        try (RawSmppClient client = new RawSmppClient(port, systemId, systemId, WINDOW, ledger)) {
            long start = System.nanoTime();
            int probes = 0;
            while (ledger.inState(kind.state) == 0 && System.nanoTime() - start < LONGEST.toNanos()) {
                send(client, ledger, 1);
                probes++;
            }
            long found = System.nanoTime();
            long before = ledger.inState(kind.state);
            send(client, ledger, MESSAGES);
            long right = ledger.inState(kind.state) - before;
            System.out.printf(
                    "order: %-26s -> %-9s  %d of %d, after %d probes and %d ms%n",
                    situation,
                    kind.title,
                    right,
                    MESSAGES,
                    probes,
                    Duration.ofNanos(found - start).toMillis());
            return right == MESSAGES && ledger.isClean();
        }
    }

    private static void send(RawSmppClient client, ChainLedger ledger, int count) throws InterruptedException {
        long accepted = ledger.accepted() + count;
        for (int i = 0; i < count && client.isAlive(); i++) {
            client.submit(DESTINATION, "where " + i);
        }
        long end = System.nanoTime() + LONGEST.toNanos();
        while ((!ledger.isSettled() || ledger.accepted() < accepted) && client.isAlive() && System.nanoTime() < end) {
            LockSupport.parkNanos(LOOK_NANOS);
        }
    }
}
