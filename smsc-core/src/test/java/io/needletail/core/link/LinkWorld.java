package io.needletail.core.link;

import com.lmax.disruptor.BlockingWaitStrategy;
import com.lmax.disruptor.dsl.Disruptor;
import com.lmax.disruptor.dsl.ProducerType;
import io.needletail.api.account.Account;
import io.needletail.api.account.BindVerdict;
import io.needletail.api.pdu.CommandId;
import io.needletail.api.pdu.CommandStatus;
import io.needletail.api.route.NameRegistry;
import io.needletail.api.time.Clock;
import io.needletail.core.account.AccountRegistry;
import io.needletail.core.pipeline.DeliverSequence;
import io.needletail.core.pipeline.OutboxRing;
import io.needletail.core.pipeline.ShardEvent;
import io.needletail.core.pipeline.ShardRing;
import io.needletail.core.server.IoLoops;
import io.needletail.core.server.Pdus;
import io.needletail.core.server.SmppServer;
import io.needletail.core.server.SmppServerConfig;
import io.needletail.core.session.SessionConfig;
import java.net.BindException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantLock;

/** A real server with links, and one shard that remembers its events and sends what a test asks for. */
final class LinkWorld implements AutoCloseable {
    /** What a shard was told. */
    record Seen(
            ShardEvent.Kind kind,
            int session,
            int destination,
            int account,
            int sequence,
            int status,
            int bind,
            int version,
            int window,
            int commandId,
            String id) {}

    final List<Seen> seen = new CopyOnWriteArrayList<>();
    final AccountRegistry accounts = new AccountRegistry(new Account("template", 0, 100, 10, 0));
    final NameRegistry destinations = new NameRegistry();
    final SmppServer server;
    final UpstreamLinks links;
    /** Status of the answers to what carriers send; negative for no answer. */
    volatile int answerStatus;

    private final OutboxRing outbox;
    private long sent;
    private final DeliverSequence lanes = new DeliverSequence(1);
    private final Map<Integer, Integer> sequences = new ConcurrentHashMap<>();
    private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
    private final ReentrantLock hold = new ReentrantLock();
    private final Disruptor<ShardEvent> disruptor;
    private final ShardRing ring;

    LinkWorld(LinkConfig... configs) {
        this(1024, configs);
    }

    LinkWorld(int ringSize, LinkConfig... configs) {
        IoLoops loops = new IoLoops(1, 1, 1 << 20);
        outbox = loops.outboxes(0)[0];
        disruptor = new Disruptor<>(
                ShardEvent::new,
                ringSize,
                task -> new Thread(task, "smsc-shard-0"),
                ProducerType.MULTI,
                new BlockingWaitStrategy());
        disruptor.handleEventsWith((event, sequence, last) -> onEvent(event));
        ring = new ShardRing(disruptor.start(), () -> {});
        try {
            server = SmppServer.start(
                    SmppServerConfig.usual("127.0.0.1", 0, SessionConfig.usual("needletail")),
                    loops,
                    (loop, outboxes) -> new ShardRing[] {ring},
                    accounts,
                    (systemId, password, remote) -> new BindVerdict.Granted(new Account(systemId, 0, 100, 10, 0)),
                    Clock.system());
        } catch (BindException e) {
            throw new AssertionError(e);
        }
        links = UpstreamLinks.start(
                List.of(configs),
                new UpstreamLinks.Services(server.linkLoops(), accounts, destinations, Clock.system(), 7));
    }

    LinkStatus status() {
        return links.carriers().get(0).status().get(0);
    }

    List<Seen> seen(ShardEvent.Kind kind) {
        return seen.stream().filter(event -> event.kind() == kind).toList();
    }

    /** Sends submit_sm on a link. */
    void submit(int session, int count) {
        run(() -> {
            for (int i = 0; i < count; i++) {
                int sequence = sequences.merge(session, lanes.first(1), (old, x) -> lanes.next(old));
                byte[] pdu = Pdus.submit(sequence);
                if (!outbox.deliver(session, pdu, pdu.length)) {
                    throw new AssertionError("outbox full");
                }
            }
        });
    }

    /** The same, as far as the outbox has room: answers are not expected. */
    void submitIfRoom(int session, int count) {
        run(() -> {
            byte[] pdu = Pdus.submit(lanes.first(1), "46700000000", "x".repeat(250));
            for (int i = 0; i < count && outbox.deliver(session, pdu, pdu.length); i++) {
                sent++;
            }
        });
    }

    /** True when the event loop has taken what the shard has put. */
    boolean idle() {
        return outbox.used() == 0;
    }

    /** Stops the shard before its next event. */
    void hold() {
        hold.lock();
    }

    void letGo() {
        hold.unlock();
    }

    void run(Runnable task) {
        tasks.add(task);
        long sequence = ring.tryClaim(1);
        if (sequence == ShardRing.FULL) {
            throw new AssertionError("ring full");
        }
        ring.slot(sequence).kind = ShardEvent.Kind.NOTHING;
        ring.publish(sequence, sequence);
    }

    @Override
    public void close() {
        links.close();
        server.close();
        disruptor.halt();
    }

    private void onEvent(ShardEvent event) {
        hold.lock();
        hold.unlock();
        boolean message = event.kind == ShardEvent.Kind.SUBMIT;
        boolean answer = event.kind == ShardEvent.Kind.SUBMIT_ANSWER;
        if (event.kind != ShardEvent.Kind.NOTHING) {
            seen.add(new Seen(
                    event.kind,
                    event.session,
                    event.destination,
                    event.account,
                    event.sequence,
                    event.status,
                    event.bind,
                    event.version,
                    event.window,
                    message ? event.message().commandId() : 0,
                    answer
                            ? new String(Arrays.copyOf(event.id(), event.idLength()), StandardCharsets.ISO_8859_1)
                            : ""));
        }
        if (message && answerStatus >= 0) {
            byte[] id = answerStatus == CommandStatus.ROK ? new byte[] {'7'} : new byte[0];
            int response = event.message().commandId() | CommandId.RESPONSE;
            outbox.answer(event.session, response, event.sequence, answerStatus, id, id.length);
        }
        event.release();
        for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
            task.run();
        }
        outbox.endBatch();
    }
}
