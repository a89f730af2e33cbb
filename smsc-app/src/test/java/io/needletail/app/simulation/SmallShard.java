package io.needletail.app.simulation;

import io.needletail.api.account.Account;
import io.needletail.api.destination.Attempt;
import io.needletail.api.destination.Destination;
import io.needletail.api.journal.Durability;
import io.needletail.api.journal.Journal;
import io.needletail.api.pdu.CommandId;
import io.needletail.api.pdu.CommandStatus;
import io.needletail.api.pdu.MessageScanner;
import io.needletail.api.pdu.MessageView;
import io.needletail.api.pdu.TlvTag;
import io.needletail.api.route.DestinationPlan;
import io.needletail.api.route.SingleDestination;
import io.needletail.core.account.AccountRegistry;
import io.needletail.core.pipeline.Outbox;
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
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** One shard over a real journal, everything around it by hand: for tests of single behaviours. */
final class SmallShard {
    static final int SESSION = 7;
    private static final Account ACCOUNT = new Account("small", 0, 100, 10, 0);

    final SimulatedClock clock;
    final ManualSyncer syncer = new ManualSyncer();
    final List<RecordingOutbox> outboxes = new ArrayList<>();
    final Journal journal;
    final Shard shard;
    private final Account account;
    private final AccountRegistry accounts;
    private final MessageView view = new MessageView();
    private int sequence;

    SmallShard(SimulatedClock clock, BatchStore store, Durability durability, int loops, Consumer<Attempt> handset) {
        this(clock, store, durability, loops, handset, ACCOUNT);
    }

    SmallShard(
            SimulatedClock clock,
            BatchStore store,
            Durability durability,
            int loops,
            Consumer<Attempt> handset,
            Account account) {
        this.clock = clock;
        this.account = account;
        this.accounts = new AccountRegistry(account);
        BatchJournalBuilder builder = BatchJournal.over(store).clock(clock);
        journal = (durability == Durability.DISK ? builder.syncer(syncer) : builder).open();
        for (int i = 0; i < loops; i++) {
            outboxes.add(new RecordingOutbox());
        }
        DestinationPlan all = new SingleDestination("handset", 0);
        shard = new Shard(
                config(),
                new ShardPorts(
                        clock,
                        journal,
                        (query, decision) -> {
                            decision.reset();
                            decision.forward(0, all);
                        },
                        List.of(new Handset(handset)),
                        accounts,
                        outboxes,
                        () -> journal.lastId() + 1));
        shard.recover();
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
        putText(pdu, "4917");
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

    /** Makes an event of the last submit, through a loop. Any thread, once there is one. */
    void repeat(ShardEvent event, int loop) {
        fill(event, ShardEvent.Kind.SUBMIT, loop);
        event.sequence = sequence;
        event.copyMessage(view);
    }

    /** A receiver on one of the loops. */
    void bind(int loop) {
        ShardEvent event = new ShardEvent();
        fill(event, ShardEvent.Kind.RECEIVER_BOUND, loop);
        event.window = 10;
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
    private record Handset(Consumer<Attempt> behaviour) implements Destination {
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
    }

    /** Remembers statuses of answers and counts deliver_sm; flushed as far as the test says. */
    static final class RecordingOutbox implements Outbox {
        final List<Integer> answers = new ArrayList<>();
        int delivered;
        private long position;
        private long flushed;

        void flush() {
            flushed = position;
        }

        @Override
        public void answer(int session, int commandId, int sequence, int status, byte[] id, int idLength) {
            answers.add(status);
            position++;
        }

        @Override
        public boolean deliver(int session, byte[] pdu, int length) {
            delivered++;
            position++;
            return true;
        }

        @Override
        public void respond(int session, byte[] pdu, int at, int length) {
            throw new IllegalStateException("nothing was asked");
        }

        @Override
        public boolean pass(int session, byte[] pdu, int at, int length, int toShard) {
            throw new IllegalStateException("there is one shard");
        }

        @Override
        public long position() {
            return position;
        }

        @Override
        public long flushed() {
            return flushed;
        }

        @Override
        public void endBatch() {
            // Nobody sleeps.
        }
    }
}
