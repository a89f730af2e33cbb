package io.needletail.core.session;

import com.lmax.disruptor.RingBuffer;
import com.lmax.disruptor.Sequence;
import com.lmax.disruptor.YieldingWaitStrategy;
import io.needletail.api.account.Account;
import io.needletail.api.account.BindVerdict;
import io.needletail.api.pdu.CommandId;
import io.needletail.core.account.AccountRegistry;
import io.needletail.core.pipeline.OutboxRing;
import io.needletail.core.pipeline.ShardEvent;
import io.needletail.core.pipeline.ShardRing;
import io.needletail.core.protocol.BindRequest;
import io.needletail.core.protocol.BindType;
import io.needletail.core.server.Pdus;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** One connection to a carrier, its event loop and one shard in a single thread. */
final class LinkFixture implements AutoCloseable {
    /** An event a shard would see. */
    record Seen(ShardEvent.Kind kind, int sequence, int status, String id) {}

    final LinkMetrics metrics = new LinkMetrics();
    final List<String> heard = new ArrayList<>();
    final EmbeddedChannel channel = new EmbeddedChannel();
    final SessionLoop loop;

    private final OutboxRing outbox = new OutboxRing(1 << 20, () -> {});
    private final RingBuffer<ShardEvent> ring;
    private final Sequence consumed = new Sequence();

    /** Connected, the bind sent. */
    LinkFixture(int ringSize, BindType type) {
        ring = RingBuffer.createMultiProducer(ShardEvent::new, ringSize, new YieldingWaitStrategy());
        ring.addGatingSequences(consumed);
        AccountRegistry accounts = new AccountRegistry(new Account("template", 0, 100, 10, 0));
        loop = new SessionLoop(
                0,
                channel.eventLoop(),
                new ShardRing[] {new ShardRing(ring, () -> {})},
                new OutboxRing[] {outbox},
                SessionConfig.usual("needletail"),
                new SessionServices(
                        accounts,
                        new Authenticator(
                                (systemId, password, remote) -> new BindVerdict.Denied(1, "nobody"), Runnable::run),
                        new LoopFixture.ManualClock()));
        channel.freezeTime();
        LinkTerms terms = new LinkTerms(
                "carrier/1",
                accounts.register(new Account("@carrier", 0, 8, 1, 0)),
                3,
                new BindRequest(type, "esme", "secret", "", 0x34, 0, 0, "", 0),
                0x34,
                10,
                SessionTimeouts.usual(),
                metrics);
        channel.pipeline().addLast(loop.linkHandler(1, terms, new Listener()));
        channel.pipeline().fireChannelActive();
    }

    static LinkFixture bound(int ringSize, BindType type) {
        LinkFixture link = new LinkFixture(ringSize, type);
        link.written();
        link.read(Pdus.pdu(
                type.commandId() | CommandId.RESPONSE, 0, 2, "mc\0\2\20\0\1\64".getBytes(StandardCharsets.ISO_8859_1)));
        return link;
    }

    /** The shard sends submit_sm with these sequence_numbers. */
    void submit(int... sequences) {
        for (int sequence : sequences) {
            byte[] pdu = Pdus.submit(sequence);
            outbox.deliver(1, pdu, pdu.length);
        }
        loop.drain(0).run();
        channel.runPendingTasks();
    }

    /** The shard answers what the carrier sent with these. */
    void answer(int commandId, int... sequences) {
        for (int sequence : sequences) {
            outbox.answer(1, commandId, sequence, 0, new byte[] {'7'}, 1);
        }
        loop.drain(0).run();
        channel.runPendingTasks();
    }

    /** One read of the channel; nothing once it is closed. */
    void read(byte[] octets) {
        if (channel.isActive()) {
            channel.writeInbound(Unpooled.copiedBuffer(octets));
            channel.runPendingTasks();
        }
    }

    /** Octets written since the last call. */
    byte[] written() {
        channel.runPendingTasks();
        ByteBuf all = Unpooled.buffer();
        for (ByteBuf out = channel.readOutbound(); out != null; out = channel.readOutbound()) {
            all.writeBytes(out);
            out.release();
        }
        byte[] octets = new byte[all.readableBytes()];
        all.readBytes(octets);
        return octets;
    }

    /** What the shard was given since the last call; frees the ring. */
    List<Seen> take() {
        List<Seen> all = new ArrayList<>();
        long next = consumed.get() + 1;
        while (next <= ring.getCursor() && ring.isAvailable(next)) {
            ShardEvent event = ring.get(next);
            boolean answer = event.kind == ShardEvent.Kind.SUBMIT_ANSWER;
            String id = answer ? new String(event.id(), 0, event.idLength(), StandardCharsets.ISO_8859_1) : "";
            all.add(new Seen(event.kind, event.sequence, answer ? event.status : 0, id));
            event.release();
            consumed.set(next++);
        }
        return all;
    }

    @Override
    public void close() {
        channel.finishAndReleaseAll();
    }

    private final class Listener implements LinkListener {
        @Override
        public void onConnected() {
            heard.add("connected");
        }

        @Override
        public void onBound(int session, int version, String carrierSystemId) {
            heard.add("bound 0x" + Integer.toHexString(version) + " " + carrierSystemId);
        }

        @Override
        public void onBindRefused(int commandStatus) {
            heard.add("refused " + commandStatus);
        }

        @Override
        public void onClosed(CloseReason reason, String detail) {
            heard.add("closed " + reason);
        }
    }
}
