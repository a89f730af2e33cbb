package io.needletail.app.simulation;

import io.needletail.api.account.Account;
import io.needletail.api.destination.Attempt;
import io.needletail.api.destination.Destination;
import io.needletail.api.journal.Journal;
import io.needletail.api.message.StateStore;
import io.needletail.api.pdu.CommandId;
import io.needletail.api.pdu.CommandStatus;
import io.needletail.api.pdu.MessageScanner;
import io.needletail.api.pdu.MessageView;
import io.needletail.api.route.DestinationPlan;
import io.needletail.api.route.PlanChoice;
import io.needletail.api.route.RouteDecision;
import io.needletail.api.route.RouteNames;
import io.needletail.api.route.RouteQuery;
import io.needletail.core.account.AccountRegistry;
import io.needletail.core.carrier.Carrier;
import io.needletail.core.carrier.CarrierConfig;
import io.needletail.core.pipeline.Outbox;
import io.needletail.core.pipeline.ShardEvent;
import io.needletail.core.protocol.PduBuffer;
import io.needletail.core.shard.RetrySchedule;
import io.needletail.core.shard.Shard;
import io.needletail.core.shard.ShardConfig;
import io.needletail.core.shard.ShardPorts;
import io.needletail.persistence.journal.BatchJournal;
import io.needletail.persistence.store.BatchStore;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;

/** One shard with carriers over a real journal, everything around it by hand: for tests of single behaviours. */
final class CarrierShard {
    static final int ESME = 7;
    private static final Account ACCOUNT = new Account("small", 0, 100, 10, 0);

    /** One PDU that the shard has put out. */
    record Sent(int session, int commandId, int sequence, int status, String destination, String text) {}

    final SimulatedClock clock;
    final RouteNames names = RouteNames.empty();
    final List<Sent> sent = new ArrayList<>();
    /** Shards that receipts were passed on to. */
    final List<Integer> passed = new ArrayList<>();

    final Journal journal;
    final Shard shard;
    /** Destinations of every message, by name and in order; changed by the test as it likes. */
    List<String> plan = List.of("a");

    BiConsumer<RouteQuery, RouteDecision> rule = (query, decision) -> {};
    /** Of the ESME. */
    Account account = ACCOUNT;

    private final AccountRegistry accounts = new AccountRegistry(ACCOUNT);
    private final MessageView view = new MessageView();
    private final PduBuffer pdu = new PduBuffer(200);
    private int sequence;

    CarrierShard(SimulatedClock clock, BatchStore store, CarrierConfig... carriers) {
        this(clock, store, 0, 1, carriers);
    }

    CarrierShard(SimulatedClock clock, BatchStore store, int index, int shards, CarrierConfig... carriers) {
        this.clock = clock;
        journal = BatchJournal.over(store).clock(clock).open();
        shard = new Shard(
                new ShardConfig(
                        index,
                        shards,
                        10_000,
                        new RetrySchedule(1_000),
                        new ShardConfig.Validity(60_000, 400 * 3_600_000L),
                        new ShardConfig.Receipts(10_000, 1_000, 1_000, false),
                        0),
                new ShardPorts(
                        clock,
                        journal,
                        this::route,
                        List.of(new Handsets()),
                        List.of(carriers),
                        names,
                        accounts,
                        List.of(new Loop()),
                        () -> journal.lastId() + 1,
                        StateStore.NONE));
        shard.recover();
    }

    private void route(RouteQuery query, RouteDecision decision) {
        decision.reset();
        decision.forward(
                0,
                new Failover(
                        plan.stream().mapToInt(names.destinations()::number).toArray()));
        rule.accept(query, decision);
    }

    /** A submit_sm of the ESME, with a receipt wanted. */
    void submit(String text) {
        submit(text, 0, "");
    }

    void submit(String text, int priority, String validity) {
        submit(text, 0, priority, validity);
    }

    /** A submit_sm in transaction mode. */
    void transaction(String text) {
        submit(text, 2, 0, "");
    }

    /** A submit_sm in place of one that waits. */
    void submitInstead(String text) {
        submit(text, 0, 0, "", 1);
    }

    void submit(String text, int esmClass, int priority, String validity) {
        submit(text, esmClass, priority, validity, 0);
    }

    private void submit(String text, int esmClass, int priority, String validity, int replaceIfPresent) {
        pdu.clear();
        int header = pdu.begin(CommandId.SUBMIT_SM, ++sequence);
        front("100", "4917", esmClass, priority);
        putString("");
        putString(validity);
        pdu.putByte(1);
        pdu.putByte(replaceIfPresent);
        back(text);
        pdu.end(header);
        event(ShardEvent.Kind.SUBMIT, ESME, account, "");
    }

    /** A deliver_sm of a carrier. */
    void deliver(String carrier, int session, String text, boolean receipt) {
        deliver(carrier, session, text, receipt ? 4 : 0);
    }

    void deliver(String carrier, int session, String text, int esmClass) {
        pdu.clear();
        int header = pdu.begin(CommandId.DELIVER_SM, ++sequence);
        front("4917", "100", esmClass, 0);
        pdu.putInt(0);
        back(text);
        pdu.end(header);
        event(ShardEvent.Kind.SUBMIT, session, new Account("@" + carrier, 0, 10, 10, 0), carrier);
    }

    void receipt(String carrier, int session, String id, String state) {
        deliver(carrier, session, "id:" + id + " stat:" + state + " err:000 text:", true);
    }

    /** A session with a carrier. */
    void link(String carrier, int session, int window) {
        ShardEvent event = event(ShardEvent.Kind.LINK_BOUND, session, carrier);
        event.window = window;
        event.version = 0x34;
        event.bind = RouteQuery.TRANSCEIVER;
        shard.onEvent(event);
    }

    void unlink(String carrier, int session) {
        shard.onEvent(event(ShardEvent.Kind.LINK_CLOSED, session, carrier));
    }

    /** The carrier's answer to a submit_sm. */
    void answer(Sent submit, int status, String id) {
        ShardEvent event = event(ShardEvent.Kind.SUBMIT_ANSWER, submit.session, "");
        event.sequence = submit.sequence;
        event.status = status;
        byte[] bytes = id.getBytes(StandardCharsets.ISO_8859_1);
        event.copyId(bytes, 0, bytes.length);
        shard.onEvent(event);
    }

    /** The ESME binds as a receiver; more than one may. */
    void bind(int session) {
        ShardEvent event = event(ShardEvent.Kind.RECEIVER_BOUND, session, "");
        event.account = accounts.register(account).index();
        event.version = 0x34;
        event.window = 10;
        shard.onEvent(event);
    }

    /** The ESME's answer to a deliver_sm. */
    void acknowledge(Sent deliver, int status) {
        ShardEvent event = event(ShardEvent.Kind.DELIVER_ANSWER, deliver.session, "");
        event.sequence = deliver.sequence;
        event.status = status;
        shard.onEvent(event);
    }

    /** So many turns, with so much time before each. */
    void turns(int count, long millis) {
        for (int i = 0; i < count; i++) {
            clock.pass(millis);
            shard.beginTurn();
            shard.endTurn();
        }
    }

    /** What has been put out since the last call, of one kind, to one session. */
    List<Sent> take(int commandId, int session) {
        List<Sent> taken = sent.stream()
                .filter(each -> each.commandId == commandId && each.session == session)
                .toList();
        sent.removeAll(taken);
        return taken;
    }

    List<Sent> submits(int session) {
        return take(CommandId.SUBMIT_SM, session);
    }

    Carrier carrier(int index) {
        return shard.carriers().get(index);
    }

    private void front(String source, String destination, int esmClass, int priority) {
        putString("");
        pdu.putShort(0x0101);
        putString(source);
        pdu.putShort(0x0101);
        putString(destination);
        pdu.putByte(esmClass);
        pdu.putByte(0);
        pdu.putByte(priority);
    }

    private void back(String text) {
        pdu.putByte(0);
        pdu.putByte(0);
        pdu.putByte(text.length());
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        pdu.putBytes(bytes, 0, bytes.length);
    }

    private void putString(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        pdu.putString(bytes, 0, bytes.length);
    }

    private void event(ShardEvent.Kind kind, int session, Account account, String carrier) {
        if (MessageScanner.scan(pdu.bytes(), 0, pdu.length(), view) != CommandStatus.ROK) {
            throw new IllegalStateException("the test's message is not valid");
        }
        ShardEvent event = event(kind, session, carrier);
        event.account = accounts.register(account).index();
        event.sequence = sequence;
        event.version = 0x34;
        event.copyMessage(view);
        shard.onEvent(event);
    }

    private ShardEvent event(ShardEvent.Kind kind, int session, String carrier) {
        ShardEvent event = new ShardEvent();
        event.kind = kind;
        event.session = session;
        event.destination = carrier.isEmpty() ? 0 : names.destinations().number(carrier);
        return event;
    }

    /** The first of its leaves that may be used. */
    private record Failover(int[] numbers) implements DestinationPlan {
        @Override
        public String name() {
            return "failover";
        }

        @Override
        public int size() {
            return numbers.length;
        }

        @Override
        public int destination(int leaf) {
            return numbers[leaf];
        }

        @Override
        public int choose(PlanChoice choice) {
            for (int leaf = 0; leaf < numbers.length; leaf++) {
                if (choice.mayUse(leaf, numbers[leaf])) {
                    return leaf;
                }
            }
            return NONE;
        }
    }

    /** Deliver at once. */
    private static final class Handsets implements Destination {
        @Override
        public String name() {
            return "handsets";
        }

        @Override
        public void offer(Attempt attempt) {
            attempt.deliver();
        }

        @Override
        public void conclude(Attempt attempt) {
            attempt.deliver();
        }
    }

    /** Remembers everything; always flushed. */
    private final class Loop implements Outbox {
        private final MessageView out = new MessageView();

        @Override
        public void answer(int session, int commandId, int number, int status, byte[] id, int idLength) {
            sent.add(new Sent(
                    session, commandId, number, status, "", new String(id, 0, idLength, StandardCharsets.US_ASCII)));
        }

        @Override
        public void respond(int session, byte[] pdu, int at, int length) {
            ByteBuffer out = ByteBuffer.wrap(pdu, at, length).slice();
            sent.add(new Sent(session, out.getInt(4), out.getInt(12), out.getInt(8), "", ""));
        }

        @Override
        public boolean deliver(int session, byte[] bytes, int length) {
            MessageScanner.scan(bytes, 0, length, out);
            int number = bytes[12] << 24 | (bytes[13] & 0xFF) << 16 | (bytes[14] & 0xFF) << 8 | bytes[15] & 0xFF;
            String text = new String(bytes, out.textOffset(), out.textLength(), StandardCharsets.ISO_8859_1);
            sent.add(new Sent(session, out.commandId(), number, 0, out.destination(), text));
            return true;
        }

        @Override
        public boolean pass(int session, byte[] bytes, int at, int length, int toShard) {
            passed.add(toShard);
            return true;
        }

        @Override
        public long position() {
            return 0;
        }

        @Override
        public long flushed() {
            return 0;
        }

        @Override
        public void endBatch() {
            // Nobody sleeps.
        }
    }
}
