package io.needletail.core.outbind;

import io.needletail.api.time.Clock;
import io.needletail.core.account.AccountEntry;
import io.needletail.core.account.AccountRegistry;
import io.needletail.core.link.HostResolver;
import io.needletail.core.protocol.Outbind;
import io.needletail.core.server.LinkLoop;
import io.needletail.core.server.SmppServer;
import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.util.concurrent.ScheduledFuture;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Calls the ESMEs of accounts for which something waits while none of their receivers is bound (3.4 section 2.2.1), one
 * connection an account at a time, with longer and longer waits while it comes to nothing. Started and closed by the
 * composition root; everything else happens in the first event loop.
 */
public final class OutbindCaller implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(OutbindCaller.class);
    private static final long LOOK_MILLIS = 250;
    private static final int CONNECT_MILLIS = 10_000;

    private final SmppServer server;
    private final List<LinkLoop> places;
    private final Supplier<List<OutbindTarget>> targets;
    private final AccountRegistry accounts;
    private final Clock clock;
    private final HostResolver resolver = new HostResolver();
    private final Map<String, Call> calls = new HashMap<>();
    private final ScheduledFuture<?> timer;
    private int next;
    private volatile boolean closed;

    /** How it stands with one account. */
    private static final class Call {
        private boolean open;
        private long notBeforeNanos;
        private long waitMillis;

        void reset() {
            notBeforeNanos = 0;
            waitMillis = 0;
        }
    }

    private OutbindCaller(
            SmppServer server, Supplier<List<OutbindTarget>> targets, AccountRegistry accounts, Clock clock) {
        this.server = server;
        this.places = server.linkLoops();
        this.targets = targets;
        this.accounts = accounts;
        this.clock = clock;
        this.timer = places.get(0)
                .loop()
                .scheduleWithFixedDelay(this::look, LOOK_MILLIS, LOOK_MILLIS, TimeUnit.MILLISECONDS);
    }

    /**
     * Begins to look, and returns at once.
     *
     * @param targets those that may be called now; asked again and again, in an event loop
     */
    public static OutbindCaller start(
            SmppServer server, Supplier<List<OutbindTarget>> targets, AccountRegistry accounts, Clock clock) {
        return new OutbindCaller(server, targets, accounts, clock);
    }

    /** Calls nobody any more; connections that are there are the server's. Before the server is closed. */
    @Override
    public void close() {
        closed = true;
        timer.cancel(false);
        resolver.close();
    }

    private void look() {
        try {
            for (OutbindTarget target : targets.get()) {
                AccountEntry account = accounts.find(target.systemId());
                if (account != null) {
                    look(target, account);
                }
            }
        } catch (RuntimeException e) {
            LOG.error("looking for accounts to call failed", e);
        }
    }

    private void look(OutbindTarget target, AccountEntry account) {
        Call call = calls.computeIfAbsent(target.systemId(), name -> new Call());
        if (account.hasReceiver()) {
            call.reset();
        } else if (account.isParked() && !call.open && isDue(call)) {
            call.open = true;
            LinkLoop place = places.get(next++ % places.size());
            resolver.resolve(target.host().host(), places.get(0).loop(), new HostResolver.Answer() {
                @Override
                public void onAddresses(InetAddress[] addresses) {
                    connect(target, call, place, addresses[0]);
                }

                @Override
                public void onUnknown(String reason) {
                    failed(target, call, reason);
                }
            });
        }
    }

    private boolean isDue(Call call) {
        return call.waitMillis == 0 || clock.nanos() - call.notBeforeNanos >= 0;
    }

    private void connect(OutbindTarget target, Call call, LinkLoop place, InetAddress address) {
        ChannelFuture connecting = new Bootstrap()
                .group(place.loop())
                .channel(place.channelType())
                .option(ChannelOption.TCP_NODELAY, true)
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, CONNECT_MILLIS)
                .option(ChannelOption.ALLOCATOR, PooledByteBufAllocator.DEFAULT)
                .handler(new Opening(target, place))
                .connect(new InetSocketAddress(address, target.host().port()));
        connecting.addListener(done -> {
            if (done.isSuccess()) {
                LOG.info("Calling {}: something waits for it and no receiver is bound", target);
                connecting.channel().closeFuture().addListener(gone -> later(() -> over(target, call)));
            } else {
                later(() -> failed(target, call, String.valueOf(done.cause().getMessage())));
            }
        });
    }

    private void later(Runnable task) {
        if (!closed) {
            places.get(0).loop().execute(task);
        }
    }

    private void failed(OutbindTarget target, Call call, String reason) {
        if (call.waitMillis == 0) {
            LOG.warn("Cannot call {}: {}", target, reason);
        }
        over(target, call);
    }

    /** The call is over: bound for a while, or never. */
    private void over(OutbindTarget target, Call call) {
        call.open = false;
        long first = target.retry().toMillis();
        long longest = target.maxRetry().toMillis();
        call.waitMillis = call.waitMillis == 0 ? first : Math.min(longest, 2 * call.waitMillis);
        call.notBeforeNanos = clock.nanos() + TimeUnit.MILLISECONDS.toNanos(call.waitMillis);
    }

    private final class Opening extends ChannelInitializer<Channel> {
        private final OutbindTarget target;
        private final LinkLoop place;

        Opening(OutbindTarget target, LinkLoop place) {
            this.target = target;
            this.place = place;
        }

        @Override
        @SuppressWarnings("FutureReturnValueIgnored")
        protected void initChannel(Channel channel) {
            if (closed || !server.admit(channel)) {
                channel.close();
                return;
            }
            Outbind outbind = new Outbind(target.ownSystemId(), target.password(), 0);
            channel.pipeline()
                    .addLast(place.sessions().outbindHandler(place.numbers().getAsInt(), outbind, target.systemId()));
        }
    }
}
