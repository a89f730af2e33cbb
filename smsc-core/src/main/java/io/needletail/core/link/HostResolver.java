package io.needletail.core.link;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Looks names up on threads of its own, {@code smsc-resolve-N}, because that may take seconds and an event loop never waits.
 * Any thread may call.
 */
public final class HostResolver implements AutoCloseable {
    private static final int THREADS = 4;
    private static final int QUEUE = 4096;
    private static final long IDLE_SECONDS = 10;

    private final ThreadPoolExecutor threads;

    /** What comes of it, in the caller's executor. */
    public interface Answer {
        /** @param addresses at least one */
        void onAddresses(InetAddress[] addresses);

        void onUnknown(String reason);
    }

    public HostResolver() {
        AtomicInteger count = new AtomicInteger();
        threads = new ThreadPoolExecutor(
                THREADS, THREADS, IDLE_SECONDS, TimeUnit.SECONDS, new ArrayBlockingQueue<>(QUEUE), task -> {
                    Thread thread = new Thread(task, "smsc-resolve-" + count.incrementAndGet());
                    thread.setDaemon(true);
                    return thread;
                });
        threads.allowCoreThreadTimeOut(true);
    }

    /** Asks for the addresses of a name; the answer comes later, in {@code loop}. */
    public void resolve(String host, Executor loop, Answer answer) {
        try {
            threads.execute(() -> lookUp(host, loop, answer));
        } catch (RejectedExecutionException e) {
            loop.execute(() -> answer.onUnknown("too many names are being looked up"));
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }

    private static void lookUp(String host, Executor loop, Answer answer) {
        try {
            InetAddress[] addresses = InetAddress.getAllByName(host);
            loop.execute(() -> answer.onAddresses(addresses));
        } catch (UnknownHostException e) {
            loop.execute(() -> answer.onUnknown("the name is not known"));
        } catch (RejectedExecutionException e) {
            // The event loop has stopped: nobody waits for the answer.
        }
    }
}
