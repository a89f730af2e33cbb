package io.needletail.app.simulation;

import io.needletail.api.account.Account;
import io.needletail.api.account.AccountTerms;
import io.needletail.api.account.LongMessageTerms;
import io.needletail.api.destination.Attempt;
import io.needletail.api.destination.Destination;
import io.needletail.api.journal.Durability;
import io.needletail.api.journal.Journal;
import io.needletail.api.pdu.CommandId;
import io.needletail.api.pdu.CommandStatus;
import io.needletail.api.pdu.MessageScanner;
import io.needletail.api.pdu.MessageView;
import io.needletail.api.route.DestinationPlan;
import io.needletail.api.route.SingleDestination;
import io.needletail.core.account.AccountRegistry;
import io.needletail.core.pipeline.Outbox;
import io.needletail.core.pipeline.ShardEvent;
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
import java.util.List;

/** One process with one shard and one account that wants whole messages: parts in, messages out, receipts back. */
final class PartShard {
    private static final int SESSION = 7;
    private static final int RECEIPT_ID = 0x001E;

    /** An answer that was put into the outbox. */
    record Answer(int sequence, int status, long id) {}

    /** What a handset was given. */
    record Delivered(long id, String text, int esmClass, int registered, boolean payload) {}

    final SimulatedClock clock;
    final ManualSyncer syncer = new ManualSyncer();
    final Journal journal;
    final Shard shard;
    final List<Answer> answers = new ArrayList<>();
    final List<Delivered> delivered = new ArrayList<>();
    final List<Long> receipts = new ArrayList<>();
    private final List<Integer> unanswered = new ArrayList<>();
    private final Account account;
    private final AccountRegistry accounts = new AccountRegistry(new Account("", 0, 100, 100, 0));
    private final MessageView view = new MessageView();

    PartShard(SimulatedClock clock, BatchStore store, Durability durability, LongMessageTerms terms) {
        this.clock = clock;
        account = new Account("joiner", 0, 100, 100, 0, AccountTerms.USUAL.with(terms));
        BatchJournalBuilder builder = BatchJournal.over(store).clock(clock);
        journal = (durability == Durability.DISK ? builder.syncer(syncer) : builder).open();
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
                        List.of(new Handset()),
                        accounts,
                        List.of(new Postbox()),
                        () -> journal.lastId() + 1));
        shard.recover();
        ShardEvent event = event(ShardEvent.Kind.RECEIVER_BOUND, 0);
        event.window = 100;
        shard.onEvent(event);
    }

    private static ShardConfig config() {
        return new ShardConfig(
                0,
                1,
                10_000,
                new RetrySchedule(1_000),
                new ShardConfig.Validity(3_600_000, 36_000_000),
                new ShardConfig.Receipts(10_000, 1_000, 1_000, false),
                2_000);
    }

    /** A submit_sm. */
    void submit(int sequence, byte[] pdu) {
        if (MessageScanner.scan(pdu, 0, pdu.length, view) != CommandStatus.ROK) {
            throw new IllegalStateException("the test's submit is not valid");
        }
        ShardEvent event = event(ShardEvent.Kind.SUBMIT, sequence);
        event.copyMessage(view);
        shard.onEvent(event);
    }

    /** A turn, and what ESMEs answer to what came out of it. */
    void turn(long millis) {
        clock.pass(millis);
        shard.endTurn();
        for (int sequence : List.copyOf(unanswered)) {
            shard.onEvent(event(ShardEvent.Kind.DELIVER_ANSWER, sequence));
        }
        unanswered.clear();
        if (syncer.isRequested()) {
            syncer.run();
        }
    }

    /** So many turns. */
    void turns(int count, long millis) {
        for (int i = 0; i < count; i++) {
            turn(millis);
        }
    }

    private ShardEvent event(ShardEvent.Kind kind, int sequence) {
        ShardEvent event = new ShardEvent();
        event.kind = kind;
        event.session = SESSION;
        event.version = 0x34;
        event.sequence = sequence;
        event.account = accounts.register(account).index();
        return event;
    }

    /** A submit_sm from 100 to 4917 with a user data header of these elements; none without. */
    static byte[] pdu(int registered, int[] elements, String text) {
        ByteBuffer body = ByteBuffer.allocate(600);
        body.position(16);
        body.put((byte) 0).put(new byte[] {1, 1}).put(latin("100")).put((byte) 0);
        body.put(new byte[] {1, 1}).put(latin("4917")).put((byte) 0);
        body.put((byte) (elements.length > 0 ? 0x40 : 0)).putShort((short) 0).putShort((short) 0);
        body.put((byte) registered).put(new byte[] {0, 4, 0});
        body.put((byte) (text.length() + (elements.length > 0 ? elements.length + 1 : 0)));
        if (elements.length > 0) {
            body.put((byte) elements.length);
        }
        for (int octet : elements) {
            body.put((byte) octet);
        }
        body.put(latin(text));
        int length = body.position();
        body.putInt(0, length).putInt(4, CommandId.SUBMIT_SM).putInt(8, 0).putInt(12, 1);
        byte[] pdu = new byte[length];
        body.get(0, pdu);
        return pdu;
    }

    private static byte[] latin(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    /** Delivers at once. */
    private final class Handset implements Destination {
        @Override
        public String name() {
            return "handset";
        }

        @Override
        public void offer(Attempt attempt) {
            MessageView message = attempt.message();
            delivered.add(new Delivered(
                    attempt.id(),
                    new String(
                            message.bytes(), message.textOffset(), message.textLength(), StandardCharsets.ISO_8859_1),
                    message.esmClass(),
                    message.registeredDelivery(),
                    message.textOffset() > message.tlvOffset()));
            attempt.deliver();
        }

        @Override
        public void conclude(Attempt attempt) {
            attempt.deliver();
        }
    }

    /** Remembers answers, and takes the ids out of receipts. */
    private final class Postbox implements Outbox {
        private long position;

        @Override
        public void answer(int session, int commandId, int sequence, int status, byte[] id, int idLength) {
            String text = new String(id, 0, idLength, StandardCharsets.ISO_8859_1);
            answers.add(new Answer(sequence, status, idLength == 0 ? 0 : Long.parseLong(text)));
            position++;
        }

        @Override
        public boolean deliver(int session, byte[] pdu, int length) {
            MessageView receipt = new MessageView();
            if (MessageScanner.scan(pdu, 0, length, receipt) != CommandStatus.ROK) {
                throw new Violation("a receipt that is not valid");
            }
            int at = receipt.findTlv(RECEIPT_ID);
            receipts.add(Long.parseLong(
                    new String(receipt.bytes(), at, receipt.tlvLength(at) - 1, StandardCharsets.ISO_8859_1)));
            unanswered.add(ByteBuffer.wrap(pdu).getInt(12));
            position++;
            return true;
        }

        @Override
        public void respond(int session, byte[] pdu, int at, int length) {
            answers.add(new Answer(
                    ByteBuffer.wrap(pdu, at, length).getInt(at + 12),
                    ByteBuffer.wrap(pdu, at, length).getInt(at + 8),
                    0));
            position++;
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
            return position;
        }

        @Override
        public void endBatch() {
            // Nobody sleeps.
        }
    }
}
