package io.needletail.testkit.kill;

import io.needletail.testkit.client.RawSmppClient;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** The sessions of one round: windowed load from one thread each, until the connections break. */
final class LoadRound implements AutoCloseable {
    private static final long TURN_NANOS = TimeUnit.MILLISECONDS.toNanos(2);

    private static final int DRAIN_MILLIS = 2_000;

    private final KillPlan.Load load;
    private final List<RawSmppClient> clients = new ArrayList<>();
    private final List<Thread> threads = new ArrayList<>();

    /** Binds all sessions; receipts of earlier rounds come from now on. */
    LoadRound(KillPlan.Load load, int port, Ledger ledger) throws IOException {
        this.load = load;
        try {
            for (int i = 0; i < load.sessions(); i++) {
                clients.add(new RawSmppClient(
                        port, KillPlan.Load.SYSTEM_ID, KillPlan.Load.PASSWORD, load.window(), ledger));
            }
        } catch (IOException e) {
            close();
            throw e;
        }
    }

    void submit() {
        for (int i = 0; i < clients.size(); i++) {
            RawSmppClient client = clients.get(i);
            String destination = "4477009" + (10_000 + i);
            Thread thread = new Thread(() -> submitAll(client, destination), "load-" + i);
            threads.add(thread);
            thread.start();
        }
    }

    boolean isAlive() {
        return clients.stream().allMatch(RawSmppClient::isAlive);
    }

    /** After a kill: reads what the dead server had sent, for its last answers are the ones most easily lost. */
    void drain() throws InterruptedException {
        for (RawSmppClient client : clients) {
            client.awaitEnd(DRAIN_MILLIS);
        }
    }

    @Override
    public void close() throws IOException {
        for (RawSmppClient client : clients) {
            client.close();
        }
        try {
            for (Thread thread : threads) {
                thread.join();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void submitAll(RawSmppClient client, String destination) {
        double perNano = (double) load.rate() / load.sessions() / TimeUnit.SECONDS.toNanos(1);
        long start = System.nanoTime();
        long sent = 0;
        try {
            while (client.isAlive()) {
                long due = (long) ((System.nanoTime() - start) * perNano) + 1;
                while (sent < due && client.submit(destination, "message " + sent)) {
                    sent++;
                }
                LockSupport.parkNanos(TURN_NANOS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
