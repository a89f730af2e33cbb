package io.needletail.app.simulation;

import io.needletail.api.account.Account;
import io.needletail.api.destination.Attempt;
import io.needletail.api.destination.Destination;
import io.needletail.api.journal.Durability;
import io.needletail.api.journal.Journal;
import io.needletail.api.message.MessageState;
import io.needletail.api.message.StateStore;
import io.needletail.api.message.StoredState;
import io.needletail.api.pdu.CommandId;
import io.needletail.api.pdu.CommandStatus;
import io.needletail.api.pdu.MessageScanner;
import io.needletail.api.pdu.MessageView;
import io.needletail.api.pdu.TlvTag;
import io.needletail.api.route.DestinationPlan;
import io.needletail.api.route.RouteNames;
import io.needletail.api.route.Router;
import io.needletail.api.route.SingleDestination;
import io.needletail.core.account.AccountRegistry;
import io.needletail.core.pipeline.ShardEvent;
import io.needletail.core.protocol.PduBuffer;
import io.needletail.core.shard.RetrySchedule;
import io.needletail.core.shard.Shard;
import io.needletail.core.shard.ShardConfig;
import io.needletail.core.shard.ShardPorts;
import io.needletail.persistence.journal.BatchJournal;
import io.needletail.persistence.journal.BatchJournalBuilder;
import io.needletail.persistence.journal.ManualSyncer;
import io.needletail.persistence.store.BatchStore;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** One shard over a real journal, everything around it by hand: for tests of single behaviours. */
final class SmallShard {
    static final int SESSION = 7;
    static final DestinationPlan ALL = new SingleDestination("handset", 0);
    private static final Router ANYTHING = (query, decision) -> {
        decision.reset();
        decision.forward(0, ALL);
    };
    private static final String USUAL = "4917";
    private static final Account ACCOUNT = new Account("small", 0, 100, 10, 0);

    final SimulatedClock clock;
    final ManualSyncer syncer = new ManualSyncer();
    final List<RecordingOutbox> outboxes = new ArrayList<>();
    final Journal journal;
    final Shard shard;
    private final AccountRegistry accounts;
    private final Account account;
    private final MessageView view = new MessageView();
    /** Final states by message id. */
    final Map<Long, MessageState> states = new HashMap<>();

    private String to = USUAL;
    private int sequence;
    private long lastId;
    /** What the handset says of when it can be reached again. */
    long reachableInMillis = -1;

    SmallShard(SimulatedClock clock, BatchStore store, Durability durability, int loops, Consumer<Attempt> handset) {
        this(ACCOUNT, clock, store, durability, loops, handset, ANYTHING);
    }

    /** With another account, which is bound already. */
    SmallShard(
            Account account,
            SimulatedClock clock,
            BatchStore store,
            Durability durability,
            int loops,
            Consumer<Attempt> handset) {
        this(account, clock, store, durability, loops, handset, ANYTHING);
    }

    /** With another router. */
    SmallShard(
            SimulatedClock clock,
            BatchStore store,
            Durability durability,
            int loops,
            Consumer<Attempt> handset,
            Router router) {
        this(ACCOUNT, clock, store, durability, loops, handset, router);
    }

    private SmallShard(
            Account account,
            SimulatedClock clock,
            BatchStore store,
            Durability durability,
            int loops,
            Consumer<Attempt> handset,
            Router router) {
        this.account = account;
        this.accounts = new AccountRegistry(account);
        this.clock = clock;
        BatchJournalBuilder builder = BatchJournal.over(store).clock(clock);
        journal = (durability == Durability.DISK ? builder.syncer(syncer) : builder).open();
        for (int i = 0; i < loops; i++) {
            outboxes.add(new RecordingOutbox());
        }
        shard = new Shard(
                config(),
                new ShardPorts(
                        clock,
                        journal,
                        router,
                        List.of(new Handset(handset)),
                        List.of(),
                        names(),
                        accounts,
                        outboxes,
                        () -> lastId = Math.max(lastId, journal.lastId()) + 1,
                        new RecordingStates()));
        shard.recover();
    }

    private static RouteNames names() {
        RouteNames names = RouteNames.empty();
        names.destinations().number("handset");
        return names;
    }

    private static ShardConfig config() {
        return new ShardConfig(
                0,
                1,
                100,
                new RetrySchedule(1_000),
                new ShardConfig.Validity(60_000, 3_600_000),
                new ShardConfig.Receipts(10_000, 1_000, 1_000, false),
                0);
    }

    /** A submit_sm through loop 0. */
    void submit(int registered, String schedule, String validity) {
        submit(registered, schedule, validity, 0);
    }

    /** The same with a message_payload, unless that has 0 octets. */
    void submit(int registered, String schedule, String validity, int payloadBytes) {
        PduBuffer pdu = new PduBuffer(200);
        int header = pdu.begin(CommandId.SUBMIT_SM, ++sequence);
        putText(pdu, "");
        pdu.putShort(0x0101);
        putText(pdu, "100");
        pdu.putShort(0x0101);
        putText(pdu, to);
        pdu.putByte(0);
        pdu.putShort(0);
        putText(pdu, schedule);
        putText(pdu, validity);
        pdu.putByte(registered);
        pdu.putInt(0);
        if (payloadBytes > 0) {
            pdu.putShort(TlvTag.MESSAGE_PAYLOAD);
            pdu.putShort(payloadBytes);
            pdu.reserve(payloadBytes);
        }
        pdu.end(header);
        if (MessageScanner.scan(pdu.bytes(), 0, pdu.length(), view) != CommandStatus.ROK) {
            throw new IllegalStateException("the test's submit is not valid");
        }
        ShardEvent event = new ShardEvent();
        repeat(event, 0);
        shard.onEvent(event);
    }

    /** A submit_sm or data_sm, as it is, through loop 0, by a session of this version. */
    void submit(byte[] pdu, int version) {
        if (MessageScanner.scan(pdu, 0, pdu.length, view) != CommandStatus.ROK) {
            throw new IllegalStateException("the test's PDU is not valid");
        }
        ShardEvent event = new ShardEvent();
        repeat(event, 0);
        event.version = version;
        event.sequence = ++sequence;
        shard.onEvent(event);
    }

    /** A query_sm, cancel_sm or replace_sm through loop 0, by a session of this version. */
    void operate(byte[] pdu, int version) {
        ShardEvent event = new ShardEvent();
        fill(event, ShardEvent.Kind.OPERATION, 0);
        event.version = version;
        event.sequence = ++sequence;
        event.copyPdu(pdu, 0, pdu.length);
        shard.onEvent(event);
    }

    /** Makes an event of the last submit, through a loop. Any thread, once there is one. */
    void repeat(ShardEvent event, int loop) {
        fill(event, ShardEvent.Kind.SUBMIT, loop);
        event.sequence = sequence;
        event.copyMessage(view);
    }

    /** A submit_sm from 100 with a text, through loop 0. */
    void submitText(String destination, String service, String schedule, int replaceIfPresent, String text) {
        PduBuffer pdu = new PduBuffer(200);
        pdu.begin(CommandId.SUBMIT_SM, ++sequence);
        putText(pdu, service);
        pdu.putShort(0x0101);
        putText(pdu, "100");
        pdu.putShort(0x0101);
        putText(pdu, destination);
        pdu.putByte(0);
        pdu.putShort(0);
        putText(pdu, schedule);
        putText(pdu, "");
        pdu.putByte(0);
        pdu.putByte(replaceIfPresent);
        pdu.putShort(0);
        byte[] octets = text.getBytes(StandardCharsets.ISO_8859_1);
        pdu.putByte(octets.length);
        pdu.putBytes(octets);
        pdu.end(0);
        if (MessageScanner.scan(pdu.bytes(), 0, pdu.length(), view) != CommandStatus.ROK) {
            throw new IllegalStateException("the test's submit is not valid");
        }
        ShardEvent event = new ShardEvent();
        repeat(event, 0);
        shard.onEvent(event);
    }

    /** A submit_sm from 100 with so many octets of message_payload and a receipt, through loop 0. */
    void submitTo(String destination, int payloadBytes) {
        to = destination;
        submit(1, "", "", payloadBytes);
        to = USUAL;
    }

    /** sequence_number of the last request. */
    int sequence() {
        return sequence;
    }

    /** A query_sm, cancel_sm, replace_sm or submit_multi through loop 0. */
    void operate(byte[] pdu) {
        ShardEvent event = new ShardEvent();
        fill(event, ShardEvent.Kind.OPERATION, 0);
        event.sequence = ++sequence;
        event.copyPdu(pdu, 0, pdu.length);
        shard.onEvent(event);
    }

    /** A deliver_sm is answered. */
    void acknowledge(byte[] deliver) {
        ShardEvent event = new ShardEvent();
        fill(event, ShardEvent.Kind.DELIVER_ANSWER, 0);
        event.sequence = ByteBuffer.wrap(deliver).getInt(PduBuffer.SEQUENCE_OFFSET);
        shard.onEvent(event);
    }

    /** A receiver on one of the loops. */
    void bind(int loop) {
        bind(loop, 0x34);
    }

    /** The same of this version. */
    void bind(int loop, int version) {
        ShardEvent event = new ShardEvent();
        fill(event, ShardEvent.Kind.RECEIVER_BOUND, loop);
        event.version = version;
        event.window = 10;
        shard.onEvent(event);
    }

    /** ESME_ROK to the last deliver_sm. */
    void answerDelivered() {
        List<byte[]> delivers = outboxes.get(0).delivers;
        byte[] last = delivers.get(delivers.size() - 1);
        ShardEvent event = new ShardEvent();
        fill(event, ShardEvent.Kind.DELIVER_ANSWER, 0);
        event.sequence = ByteBuffer.wrap(last).getInt(12);
        shard.onEvent(event);
    }

    /** So many turns, with so much time before each. */
    void turns(int count, long millis) {
        for (int i = 0; i < count; i++) {
            clock.pass(millis);
            shard.endTurn();
        }
    }

    private void fill(ShardEvent event, ShardEvent.Kind kind, int loop) {
        event.kind = kind;
        event.session = SESSION;
        event.loop = loop;
        event.version = 0x34;
        event.account = accounts.register(account).index();
    }

    private static void putText(PduBuffer pdu, String text) {
        for (int i = 0; i < text.length(); i++) {
            pdu.putByte(text.charAt(i));
        }
        pdu.putByte(0);
    }

    /** Does what the test says, at once or when asked to conclude. */
    private final class Handset implements Destination {
        private final Consumer<Attempt> behaviour;

        Handset(Consumer<Attempt> behaviour) {
            this.behaviour = behaviour;
        }

        @Override
        public String name() {
            return "handset";
        }

        @Override
        public void offer(Attempt attempt) {
            behaviour.accept(attempt);
        }

        @Override
        public void conclude(Attempt attempt) {
            behaviour.accept(attempt);
        }

        @Override
        public long reachableInMillis(Attempt attempt) {
            return attempt.message().destination().isEmpty() ? -1 : reachableInMillis;
        }
    }

    /** Remembers how messages ended. */
    private final class RecordingStates implements StateStore {
        private final SimulatedStates file = new SimulatedStates(new Dice(1));

        @Override
        public void accepted(long id, int accountHash, int source) {
            file.accepted(id, accountHash, source);
        }

        @Override
        public void concluded(long id, MessageState state, int networkError, long timeMillis) {
            states.put(id, state);
            file.concluded(id, state, networkError, timeMillis);
        }

        @Override
        public boolean find(long id, long nowMillis, StoredState into) {
            return file.find(id, nowMillis, into);
        }
    }
}
