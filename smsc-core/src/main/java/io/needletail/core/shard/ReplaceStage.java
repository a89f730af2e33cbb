package io.needletail.core.shard;

import io.needletail.api.journal.Fact;
import io.needletail.api.journal.FactType;
import io.needletail.api.pdu.CommandId;
import io.needletail.api.pdu.MessageView;
import io.needletail.api.route.RouteDecision;
import io.needletail.core.account.AccountEntry;
import io.needletail.core.pipeline.ShardEvent;
import io.needletail.core.table.MessageTable;
import io.needletail.core.table.Phase;
import java.util.ArrayDeque;
import java.util.function.Consumer;
import org.agrona.collections.Int2ObjectHashMap;

/**
 * replace_if_present_flag (3.4 section 5.2.18): a submit_sm takes the place of one with the same service_type, source and
 * destination that nobody has yet, and its id. The first such submit of an account waits for a walk through the table that finds
 * the account's messages; from then on they are in an index. One that may replace a message of the same moment waits for that one's
 * answer. Nothing is done for accounts that never ask. Shard thread only.
 */
final class ReplaceStage {
    private static final int WALKED_PER_TURN = 2_048;
    private static final int MOST_TRIED = 256;
    private static final int VERSION_34 = 0x34;

    private final ShardState state;
    private final StoredMessage stored;
    private final PendingAnswers answers;
    private final Routing routing;
    private final Detachment detachment;
    private final SubmitIndex index;
    private final MessageView original = new MessageView();
    private final Int2ObjectHashMap<Asker> askers = new Int2ObjectHashMap<>();
    private final ArrayDeque<Asker> walking = new ArrayDeque<>();
    private boolean inUse;

    /** Submits that wait: for a walk, or for the journal to have what they may replace. In the order they came. */
    private final ArrayDeque<ShardEvent> waiting = new ArrayDeque<>();

    private boolean again;

    /** An account that has asked, on its way through the table. */
    private final class Asker {
        final int account;
        final long newestId = state.highestId;
        int next;

        Asker(int account) {
            this.account = account;
        }
    }

    ReplaceStage(
            ShardState state, StoredMessage stored, PendingAnswers answers, Routing routing, Detachment detachment) {
        this.state = state;
        this.stored = stored;
        this.answers = answers;
        this.routing = routing;
        this.detachment = detachment;
        this.index = new SubmitIndex(state.table);
    }

    /** True once an account has asked: then {@link #add} wants to know of messages. */
    boolean isInUse() {
        return inUse;
    }

    /** A message that was accepted. */
    void add(AccountEntry account, MessageView message, long id) {
        if (message.commandId() == CommandId.SUBMIT_SM && askers.containsKey(account.index())) {
            index.add(account.index(), message, id);
        }
    }

    /**
     * A submit_sm with the flag.
     *
     * @param accept which has its times
     * @return false if there is nothing to replace: it is a message of its own
     */
    boolean take(ShardEvent event, AccountEntry account, AcceptStage accept) {
        inUse = true;
        if (!askers.containsKey(event.account)) {
            Asker asker = new Asker(event.account);
            askers.put(event.account, asker);
            walking.add(asker);
        }
        boolean mustWait = !walking.isEmpty() || !waiting.isEmpty() && !again;
        int entry = mustWait ? MessageTable.NONE : find(event, account);
        if (mustWait || entry != MessageTable.NONE && state.table.phase(entry) == Phase.JOURNALING) {
            waiting.add(event.copy());
            return true;
        }
        if (entry == MessageTable.NONE) {
            return false;
        }
        if (routing.decision.kind() == RouteDecision.Kind.REJECT) {
            state.metrics.refusedByRoute.increment();
            accept.refuse(event, routing.decision.commandStatus());
        } else if (!state.acceptsMessages) {
            state.metrics.refusedFull.increment();
            accept.refuse(event, accept.fullStatus());
        } else {
            detachment.detach(entry);
            accept.limit(routing.decision.validityMillis());
            replace(entry, event, account, accept);
        }
        return true;
    }

    /**
     * Each turn, when answers have been released: goes on looking for the messages of accounts that have asked, then has what
     * waits for that taken once more.
     */
    void walk(Consumer<ShardEvent> taker) {
        int budget = WALKED_PER_TURN;
        while (budget > 0 && !walking.isEmpty()) {
            Asker asker = walking.peek();
            for (; budget > 0 && asker.next < state.table.span(); budget--) {
                look(asker, asker.next++);
            }
            if (asker.next >= state.table.span()) {
                walking.remove();
            }
        }
        if (walking.isEmpty()) {
            takeAgain(taker);
        }
    }

    private void takeAgain(Consumer<ShardEvent> taker) {
        again = true;
        for (int count = waiting.size(); count > 0 && !waiting.isEmpty(); count--) {
            taker.accept(waiting.remove());
        }
        again = false;
    }

    /** True while {@link #walk} has to be called, when other work is done. */
    boolean waits() {
        return !waiting.isEmpty();
    }

    /** True while {@link #walk} has more to do. */
    boolean hasWork() {
        return !walking.isEmpty();
    }

    /** The journal has failed: what waits is refused by the taker. */
    void close(Consumer<ShardEvent> taker) {
        walking.clear();
        takeAgain(taker);
    }

    private void look(Asker asker, int entry) {
        MessageTable table = state.table;
        if (table.isLive(entry)
                && table.account(entry) == asker.account
                && table.id(entry) <= asker.newestId
                && mayBeReplaced(entry)) {
            index.addOld(asker.account, original, table.id(entry));
        }
    }

    /** A message that may still be replaced, or that the journal does not have yet, with the router's decision about what replaces it; or NONE. */
    private int find(ShardEvent event, AccountEntry account) {
        MessageView message = event.message();
        long id = index.newest(event.account, message);
        for (int tried = 0; id != SubmitIndex.NONE && tried < MOST_TRIED; tried++) {
            int entry = state.table.find(id);
            if (entry != MessageTable.NONE && state.table.account(entry) == event.account && isMeant(entry, message)) {
                routing.ask(message, account, event.bind, id);
                state.metrics.ruleHit(routing.decision.rule());
                return entry;
            }
            id = index.before(id);
        }
        return MessageTable.NONE;
    }

    private boolean isMeant(int entry, MessageView message) {
        return state.table.phase(entry) == Phase.JOURNALING
                || detachment.isDetachable(entry) && mayBeReplaced(entry) && SubmitIndex.isSame(original, message);
    }

    /** Loads it: a submit_sm for itself, neither copy nor one of several. */
    private boolean mayBeReplaced(int entry) {
        if (state.table.address(entry) < 0
                || state.table.isMember(entry)
                || (state.table.marks(entry) & MessageTable.SINGLE_ATTEMPT) != 0
                || state.table.state(entry).isFinal()) {
            return false;
        }
        try {
            stored.load(entry, original);
        } catch (UnreadableMessageException e) {
            state.metrics.unreadable.increment();
            return false;
        }
        return original.commandId() == CommandId.SUBMIT_SM && (stored.fact().flags & Fact.PINNED) == 0;
    }

    private void replace(int entry, ShardEvent event, AccountEntry account, AcceptStage accept) {
        MessageTable table = state.table;
        MessageView message = event.message();
        int registered = AcceptStage.registered(message, account);
        boolean shortId = event.version < VERSION_34;
        table.due(entry, accept.dueMillis());
        table.expiryMillis(entry, accept.expiryMillis());
        table.flags(entry, (shortId ? MessageTable.SHORT_ID : 0) | AcceptStage.receiptFlags(registered));
        table.phase(entry, Phase.JOURNALING);
        state.startOver(entry);
        int modeFlags = MessageModes.flags(message, false);
        state.mark(entry, modeFlags);
        Fact fact = accept.fact(FactType.REPLACED, event, message, account, table.id(entry));
        fact.flags |= modeFlags;
        fact.flags |= (registered & Fact.REGISTERED_MASK) << Fact.REGISTERED_SHIFT | (shortId ? Fact.SHORT_ID : 0);
        fact.attempts = table.attempts(entry);
        fact.networkError = table.networkError(entry);
        state.writer.supersede(fact, entry);
        state.metrics.replaced.increment();
        answers.add(event, entry, PendingAnswers.REROUTE, state.writer.openBatch());
    }
}
