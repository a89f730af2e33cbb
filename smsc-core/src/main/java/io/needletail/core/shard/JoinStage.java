package io.needletail.core.shard;

import io.needletail.api.account.LongMessageTerms;
import io.needletail.api.journal.Fact;
import io.needletail.api.journal.FactType;
import io.needletail.api.message.MessageState;
import io.needletail.api.pdu.CommandStatus;
import io.needletail.api.pdu.MessageView;
import io.needletail.api.route.RouteDecision;
import io.needletail.api.text.Concatenation;
import io.needletail.core.account.AccountEntry;
import io.needletail.core.join.PartGroup;
import io.needletail.core.join.PartKey;
import io.needletail.core.pipeline.ShardEvent;
import io.needletail.core.protocol.SmppTime;
import io.needletail.core.table.MessageTable;
import io.needletail.core.table.Phase;
import java.util.Arrays;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Parts of long messages, for accounts that want whole ones: each is journaled and answered by itself, then held until all are
 * there; {@link JoinedMessage} makes one of them. What waits is in {@link io.needletail.core.join.HeldParts} by number only; texts stay
 * in the journal, where a restart finds them. Shard thread only.
 */
final class JoinStage {
    private static final Logger LOG = LoggerFactory.getLogger(JoinStage.class);
    private static final int NOBODY = -1;
    private static final int TYPE = 0x3C;
    private static final int MODE = 0x03;
    private static final int STORE_AND_FORWARD = 0x03;

    private final ShardState state;
    private final StoredMessage stored;
    private final Routing routing;
    private final AcceptStage accept;
    private final AttemptStage attempts;
    private final JoinedMessage joined;
    private final MessageView view = new MessageView();

    JoinStage(
            ShardState state,
            StoredMessage stored,
            PendingAnswers answers,
            Routing routing,
            AcceptStage accept,
            AttemptStage attempts) {
        this.state = state;
        this.stored = stored;
        this.routing = routing;
        this.accept = accept;
        this.attempts = attempts;
        this.joined = new JoinedMessage(state, stored, answers);
    }

    /** A submit of an account that wants whole messages. */
    void accept(ShardEvent event, AccountEntry account) {
        long part = partOf(event.message());
        if (part == Concatenation.NONE) {
            accept.accept(event);
            return;
        }
        hold(event, part, account, CommandStatus.RMSGQFUL);
    }

    /** A message of a carrier. True if it was a part for an account that wants whole ones: then it is taken care of. */
    boolean takesInbound(ShardEvent event) {
        long part = partOf(event.message());
        int target = part == Concatenation.NONE ? NOBODY : targetOf(event);
        AccountEntry account = target < 0 ? null : state.ports.accounts().entry(target);
        if (account == null || !account.joinsParts()) {
            return false;
        }
        hold(event, part, account, CommandStatus.RX_T_APPN);
        return true;
    }

    /** Number of the account that the rules send a message of a carrier to, negative for none. */
    private int targetOf(ShardEvent event) {
        routing.ask(event.message(), state.ports.accounts().entry(event.account), event.bind, 0);
        if (routing.decision.kind() != RouteDecision.Kind.FORWARD) {
            return NOBODY;
        }
        int destination = routing.choose(0);
        if (state.targets.local(destination) != null || state.targets.carrier(destination) != null) {
            return NOBODY;
        }
        return state.targets.isConversation(destination) ? routing.repliesTo() : state.targets.account(destination);
    }

    /** @param whose the account that wants whole messages: the one that submits, or the one that they are for */
    private void hold(ShardEvent event, long part, AccountEntry whose, int statusIfTooMany) {
        MessageView message = event.message();
        AccountEntry account = state.ports.accounts().entry(event.account);
        LongMessageTerms terms = whose.account().terms().longMessages();
        int number = Concatenation.number(part);
        long hash = hash(message);
        long deadline = state.nowMillis + terms.joinTimeout().toMillis();
        PartGroup group = state.held.size(event.account) < terms.mostHeld()
                ? state.held.place(PartKey.of(event.account, part, message), number, hash, deadline)
                : null;
        if (group == null) {
            state.metrics.refusedParts.increment();
            accept.refuse(event, statusIfTooMany);
            return;
        }
        int entry = accept.hold(event, account, group.deadlineMillis(), wanted(terms));
        if (entry != MessageTable.NONE) {
            state.held.add(group, number, hash, entry);
            group.unanswered(1);
            state.metrics.partsHeld.set(state.held.size());
        }
    }

    /** The answer to a part has been sent. */
    void onAnswered(int entry) {
        PartGroup group = state.held.of(entry);
        if (group == null) {
            letGo(entry);
            return;
        }
        group.unanswered(-1);
        arm(entry, group);
        if (group.isWhole()) {
            join(group);
        }
    }

    /** The timer of a part in phase HELD has fired. */
    void onTimer(int entry) {
        PartGroup group = state.held.of(entry);
        if (group != null && state.table.expiryMillis(entry) > state.nowMillis) {
            state.wheel.schedule(entry);
            timeOut(group);
            return;
        }
        remove(entry);
        attempts.conclude(entry, MessageState.EXPIRED, 0);
    }

    /** Before any message goes on that a restart has found: parts that end with it. */
    void recoverJoined(RecoveredParts parts) {
        MessageTable table = state.table;
        for (int entry = 0; !parts.isEmpty() && entry < table.span(); entry++) {
            if (!table.isLive(entry) || table.phase(entry) != Phase.HELD) {
                continue;
            }
            RecoveredParts.Part part = parts.part(entry);
            int message = part.message() == 0 ? MessageTable.NONE : table.find(part.message());
            if (message != MessageTable.NONE
                    && table.phase(message) == Phase.JOURNALING
                    && !table.state(message).isFinal()) {
                if (!part.tells()) {
                    table.flags(entry, table.flags(entry) & MessageTable.SHORT_ID);
                }
                table.phase(entry, Phase.JOINED);
                state.joined.add(message, entry);
            }
        }
    }

    /** Takes up the parts that a restart has found. */
    void recover(RecoveredParts parts) {
        if (parts.isEmpty()) {
            return;
        }
        int[] entries = new int[16];
        int count = 0;
        for (int entry = 0; entry < state.table.span(); entry++) {
            if (state.table.isLive(entry) && state.table.phase(entry) == Phase.HELD) {
                entries = count == entries.length ? Arrays.copyOf(entries, 2 * count) : entries;
                entries[count++] = entry;
            }
        }
        // In the order in which they came: ids rise.
        long[] ids = new long[count];
        for (int i = 0; i < count; i++) {
            ids[i] = state.table.id(entries[i]);
        }
        Arrays.sort(ids);
        for (long id : ids) {
            link(state.table.find(id), parts, ids);
        }
        for (long id : ids) {
            int entry = state.table.find(id);
            PartGroup group = entry == MessageTable.NONE ? null : state.held.of(entry);
            if (group != null && group.isWhole()) {
                join(group);
            }
        }
        state.metrics.partsHeld.set(state.held.size());
    }

    /** @param held ids of all parts that are no messages, in order */
    private void link(int entry, RecoveredParts parts, long[] held) {
        RecoveredParts.Part part = parts.part(entry);
        if (part.message() == 0) {
            holdAgain(entry);
            return;
        }
        if (Arrays.binarySearch(held, part.message()) >= 0) {
            // The message itself was torn away with the end of its batch.
            state.writer.append(state.writer.fact(FactType.JOINED, state.table.id(entry), state.nowMillis));
            holdAgain(entry);
            return;
        }
        if (!part.tells()) {
            state.table.flags(entry, state.table.flags(entry) & MessageTable.SHORT_ID);
        }
        int message = state.table.find(part.message());
        RecoveredParts.Outcome outcome = parts.outcome(part.message());
        if (message != MessageTable.NONE && !state.table.state(message).isFinal()) {
            state.table.phase(entry, Phase.JOINED);
            state.joined.add(message, entry);
        } else if (outcome == null) {
            attempts.conclude(entry, MessageState.UNKNOWN, 0);
        } else {
            attempts.conclude(entry, outcome.state(), outcome.networkError());
        }
    }

    private void holdAgain(int entry) {
        try {
            stored.load(entry, view);
        } catch (UnreadableMessageException e) {
            state.giveUp(entry, e);
            return;
        }
        long part = partOf(view);
        long deadline = state.table.due(entry);
        PartGroup group = part == Concatenation.NONE || deadline <= state.nowMillis
                ? null
                : state.held.place(
                        PartKey.of(state.table.account(entry), part, view),
                        Concatenation.number(part),
                        hash(view),
                        deadline);
        if (group == null) {
            letGo(entry);
        } else {
            state.held.add(group, Concatenation.number(part), hash(view), entry);
            arm(entry, group);
        }
    }

    private void arm(int entry, PartGroup group) {
        state.table.phase(entry, Phase.HELD);
        state.table.due(entry, Math.min(group.deadlineMillis(), state.table.expiryMillis(entry)));
        state.wheel.schedule(entry);
    }

    private void join(PartGroup group) {
        int[] parts = disarm(group);
        boolean whole;
        try {
            whole = joined.read(group);
        } catch (UnreadableMessageException e) {
            letGo(parts);
            return;
        }
        if (!whole) {
            LOG.warn("parts of a message of account {} do not go together", state.table.account(parts[0]));
            letGo(parts);
            return;
        }
        joined.write(group, parts);
        for (int part : parts) {
            state.held.remove(part);
        }
        state.metrics.joined.increment();
        state.metrics.partsHeld.set(state.held.size());
    }

    /** The others have not come: what is there does not wait any longer. */
    private void timeOut(PartGroup group) {
        int[] parts = disarm(group);
        state.metrics.partsTimedOut.add(parts.length);
        letGo(parts);
    }

    /** All parts in order, repeats last; out of the timer wheel. Those that are not answered yet are in none. */
    private int[] disarm(PartGroup group) {
        int[] parts = new int[group.size()];
        int count = 0;
        for (int number = 1; number <= group.total(); number++) {
            if (group.entry(number) != MessageTable.NONE) {
                parts[count++] = group.entry(number);
            }
        }
        for (int i = 0; i < group.repeats().size(); i++) {
            parts[count++] = group.repeats().getInt(i);
        }
        for (int part : parts) {
            if (state.table.phase(part) == Phase.HELD) {
                state.wheel.cancel(part);
            }
        }
        return parts;
    }

    private void letGo(int[] parts) {
        for (int part : parts) {
            remove(part);
            if (state.table.phase(part) == Phase.HELD) {
                letGo(part);
            }
        }
    }

    /** A part goes on by itself, or fails: it is in no timer. */
    private void letGo(int entry) {
        try {
            long acceptedMillis = stored.load(entry, view);
            if ((stored.fact().attempts & Fact.ALL_OR_NONE) != 0) {
                attempts.conclude(entry, MessageState.UNDELIVERABLE, 0);
                return;
            }
            state.table.due(entry, scheduleOf(view, acceptedMillis));
            attempts.resume(entry);
        } catch (UnreadableMessageException e) {
            state.giveUp(entry, e);
        }
    }

    private void remove(int entry) {
        state.held.remove(entry);
        state.metrics.partsHeld.set(state.held.size());
    }

    /** When a message may go, 0 for at once. */
    static long scheduleOf(MessageView message, long acceptedMillis) {
        return message.scheduleLength() == 0
                ? 0
                : SmppTime.parse(message.bytes(), message.scheduleOffset(), message.scheduleLength(), acceptedMillis);
    }

    private static int wanted(LongMessageTerms terms) {
        int receipts = terms.receipts() == LongMessageTerms.Receipts.PART ? Fact.RECEIPT_EACH : 0;
        return receipts | (terms.incomplete() == LongMessageTerms.Incomplete.FAIL ? Fact.ALL_OR_NONE : 0);
    }

    /** NONE for what is no part, or none that may wait: a datagram, a transaction, an acknowledgement. */
    private static long partOf(MessageView message) {
        int esmClass = message.esmClass();
        int mode = esmClass & MODE;
        boolean waits = (esmClass & TYPE) == 0 && (mode == 0 || mode == STORE_AND_FORWARD);
        return waits ? Concatenation.of(message) : Concatenation.NONE;
    }

    /** Of the text with its header: the same part, sent again, has the same. */
    private static long hash(MessageView message) {
        byte[] bytes = message.bytes();
        int end = message.textOffset() + message.textLength();
        long hash = 0xCBF2_9CE4_8422_2325L;
        for (int i = message.textOffset(); i < end; i++) {
            hash = (hash ^ bytes[i]) * 0x100_0000_01B3L;
        }
        return hash;
    }
}
