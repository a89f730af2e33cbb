package io.needletail.load.engine;

import io.needletail.load.plan.ConnectPlan;
import io.needletail.load.session.BindGate;
import io.needletail.load.session.LoadFailure;
import io.needletail.load.session.LoadHandler;
import io.needletail.load.session.LoadSession;
import io.netty.channel.ChannelHandler;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** Connects and binds every session, at the rate of the plan. The runner's thread. */
final class SessionStart {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final long SECOND = 1_000_000_000;

    private final ConnectPlan plan;
    private final LoadLoops loops;
    private final BindGate gate;

    SessionStart(ConnectPlan plan, LoadLoops loops, BindGate gate) {
        this.plan = plan;
        this.loops = loops;
        this.gate = gate;
    }

    /** Returns when all are bound. */
    void bindAll() throws LoadFailure, InterruptedException {
        InetSocketAddress address = new InetSocketAddress(plan.host(), plan.port());
        if (address.isUnresolved()) {
            throw new LoadFailure("no address is known for " + plan.host());
        }
        TlsOpening tls =
                plan.tls().isPresent() ? new TlsOpening(plan, plan.tls().get()) : null;
        List<LoadSession> sessions = loops.sessions();
        long begin = System.nanoTime();
        for (int i = 0; i < sessions.size(); i++) {
            awaitTurn(begin, i);
            gate.check();
            connect(sessions.get(i), loops.loopOf(i), address, tls);
        }
        gate.await(PATIENCE.toNanos());
    }

    private void awaitTurn(long begin, int index) {
        if (plan.rate() > 0) {
            long due = begin + index * SECOND / plan.rate();
            long left = due - System.nanoTime();
            while (left > 0) {
                LockSupport.parkNanos(left);
                left = due - System.nanoTime();
            }
        }
    }

    private void connect(LoadSession session, LoadLoop loop, InetSocketAddress address, @Nullable TlsOpening tls) {
        LoadHandler plain = new LoadHandler(session, loop.parts());
        ChannelHandler handler = tls == null ? plain : tls.before(plain);
        LoopGroup.connect(loop.eventLoop(), address, handler).addListener(connected -> {
            if (!connected.isSuccess()) {
                gate.failed(plan.describe(session.type(), session.number()) + ": no connection to " + plan.host() + ":"
                        + plan.port() + ": " + reason(connected.cause()));
            }
        });
    }

    /** What the network said, less the address that a message of Netty's ends with. */
    private static String reason(Throwable cause) {
        return String.valueOf(cause.getMessage())
                .replaceFirst("^.* failed with error\\(-?\\d+\\): ", "")
                .replaceFirst(": [^ ]*/[^ ]*$", "");
    }
}
