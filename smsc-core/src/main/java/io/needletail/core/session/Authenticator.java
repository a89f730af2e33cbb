package io.needletail.core.session;

import io.needletail.api.account.AccountDirectory;
import io.needletail.api.account.BindOrigin;
import io.needletail.api.account.BindVerdict;
import io.needletail.api.pdu.CommandStatus;
import io.needletail.core.protocol.BindRequest;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks the account directory on threads of its own, {@code smsc-auth-N}, because a password hash takes milliseconds.
 * Bounded: binds beyond the queue are turned away. Any thread may call.
 */
public final class Authenticator implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Authenticator.class);
    private static final long IDLE_SECONDS = 30;

    private final AccountDirectory directory;
    private final Executor threads;
    private final Runnable stop;

    /**
     * @param threadCount most binds verified at a time
     * @param queueLength most binds that wait for that
     */
    public Authenticator(AccountDirectory directory, int threadCount, int queueLength) {
        this(directory, newThreads(threadCount, queueLength));
    }

    /** On threads of the caller's. */
    Authenticator(AccountDirectory directory, Executor threads) {
        this.directory = directory;
        this.threads = threads;
        this.stop = threads instanceof ThreadPoolExecutor pool ? pool::shutdownNow : () -> {};
    }

    /**
     * Verifies a bind and hands the verdict to {@code onVerdict} in {@code loop}.
     *
     * @return false when too many binds are waiting; there will be no verdict then
     */
    boolean tryAuthenticate(BindRequest bind, BindOrigin origin, Executor loop, Consumer<BindVerdict> onVerdict) {
        try {
            threads.execute(() -> {
                BindVerdict verdict = judge(bind, origin);
                deliver(loop, () -> onVerdict.accept(verdict));
            });
            return true;
        } catch (RejectedExecutionException e) {
            return false;
        }
    }

    @Override
    public void close() {
        stop.run();
    }

    private BindVerdict judge(BindRequest bind, BindOrigin origin) {
        try {
            return directory.authenticate(bind.systemId(), bind.password(), origin);
        } catch (RuntimeException e) {
            LOG.error("The account directory failed on '{}'", LogText.printable(bind.systemId()), e);
            return new BindVerdict.Denied(CommandStatus.RSYSERR, "the account directory failed");
        }
    }

    private static void deliver(Executor loop, Runnable task) {
        try {
            loop.execute(task);
        } catch (RejectedExecutionException e) {
            LOG.debug("A bind verdict came after the event loop had stopped");
        }
    }

    private static ThreadPoolExecutor newThreads(int threadCount, int queueLength) {
        ThreadPoolExecutor pool = new ThreadPoolExecutor(
                threadCount,
                threadCount,
                IDLE_SECONDS,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(queueLength),
                namedThreads());
        pool.allowCoreThreadTimeOut(true);
        return pool;
    }

    private static ThreadFactory namedThreads() {
        AtomicInteger count = new AtomicInteger();
        return task -> {
            Thread thread = new Thread(task, "smsc-auth-" + count.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }
}
