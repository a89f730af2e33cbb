package io.needletail.core.shard;

import io.needletail.api.account.Account;
import io.needletail.api.journal.Fact;
import io.needletail.api.pdu.MessageView;
import io.needletail.api.route.DestinationPlan;
import io.needletail.api.route.Lane;
import io.needletail.api.route.MessageEdits;
import io.needletail.api.route.PlanChoice;
import io.needletail.api.route.RouteDecision;
import io.needletail.api.route.RouteQuery;
import io.needletail.api.text.TextAlphabet;
import io.needletail.core.account.AccountEntry;
import io.needletail.core.address.AddressRewriter;
import io.needletail.core.address.AddressRules;
import io.needletail.core.carrier.Carrier;
import io.needletail.core.carrier.Conversations;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Asks the router about a message, and the plan it names for the next destination. Shard thread only. */
final class Routing implements PlanChoice {
    /** {@link #choose}: every leaf has been tried. */
    static final int NONE = -1;

    final RouteDecision decision = new RouteDecision();
    private final ShardState state;
    private final RouteQuery query = new RouteQuery();
    private final MessageEdits edits = new MessageEdits();
    private final AddressRewriter addresses = new AddressRewriter();
    private long[] tickets = new long[16];
    private int tried;
    private boolean heedHealth;

    Routing(ShardState state) {
        this.state = state;
    }

    /**
     * Asks; the answer is in {@link #decision}.
     *
     * @param bind how the submitting session was bound, as in {@link RouteQuery}
     */
    void ask(MessageView message, AccountEntry account, int bind, long id) {
        query.message = addressed(message, account);
        query.account = account.account();
        query.mobileOriginated = account.isCarrier();
        query.bind = bind;
        query.id = id;
        query.nowMillis = state.nowMillis;
        state.ports.router().route(query, decision);
    }

    /**
     * The next destination of the decided plan: one that is up, else the first that was not tried, to wait there.
     *
     * @param triedLeaves a bit each
     * @return its number, or {@link #NONE}
     */
    int choose(int triedLeaves) {
        return choose(plan(), triedLeaves);
    }

    /** The same for another plan: that of a copy. */
    int choose(DestinationPlan plan, int triedLeaves) {
        tried = triedLeaves;
        heedHealth = true;
        int leaf = plan.choose(this);
        if (leaf == DestinationPlan.NONE) {
            heedHealth = false;
            leaf = plan.choose(this);
        }
        return leaf == DestinationPlan.NONE ? NONE : plan.destination(leaf);
    }

    /** The next destination of the decided plan that is up, or {@link #NONE}. */
    int chooseUp(int triedLeaves) {
        tried = triedLeaves;
        heedHealth = true;
        int leaf = plan().choose(this);
        return leaf == DestinationPlan.NONE ? NONE : plan().destination(leaf);
    }

    /** True if a destination belongs to the decided plan, has not been tried, and is up: a message may stay with it. */
    boolean mayStay(int destination, int triedLeaves) {
        int leaves = leavesOf(destination);
        return (leaves & ~triedLeaves) != 0 && isUp(destination);
    }

    /** The leaves of the decided plan that are this destination, a bit each. */
    int leavesOf(int destination) {
        DestinationPlan plan = plan();
        int leaves = 0;
        for (int leaf = 0; leaf < plan.size(); leaf++) {
            if (plan.destination(leaf) == destination) {
                leaves |= 1 << leaf;
            }
        }
        return leaves;
    }

    /** Leaves of the decided plan. */
    int leaves() {
        return plan().size();
    }

    Lane lane(MessageView message) {
        Lane lane = decision.lane();
        return lane == null ? Lane.ofPriority(message.priority()) : lane;
    }

    /** The message in question, with all edits. */
    private MessageEdits edited() {
        edits.begin(query.message, alphabet(query.account));
        for (int i = 0; i < decision.edits(); i++) {
            decision.edit(i).apply(query.message, edits);
        }
        return edits;
    }

    /** The message with its addresses as its account's rules want them. */
    private MessageView addressed(MessageView message, AccountEntry account) {
        AddressRules rules = account.addresses();
        return rules == null ? message : addresses.rewrite(message, rules);
    }

    /**
     * A stored message as it is to be sent now, with the edits of today's rules.
     *
     * @param destination it is sent to
     * @return null if the rules do not want it there any more
     */
    @Nullable
    MessageEdits edits(int entry, StoredMessage stored, MessageView message, int destination) {
        AccountEntry account = state.ports.accounts().entry(state.table.account(entry));
        if (!state.table.isEdited(entry) || (stored.fact().flags & Fact.PINNED) != 0) {
            return unedited(addressed(message, account), account.account());
        }
        ask(message, account, stored.bind(), state.table.id(entry));
        boolean stays = decision.kind() == RouteDecision.Kind.FORWARD && leavesOf(destination) != 0;
        return stays ? edited() : null;
    }

    /** The same for a message that goes to an account, whatever the rules want of it now. */
    MessageEdits editsOnTheWay(int entry, StoredMessage stored, MessageView message) {
        MessageEdits edits = edits(entry, stored, message, state.table.destination(entry));
        return edits == null ? unedited(query.message, query.account) : edits;
    }

    private MessageEdits unedited(MessageView message, Account account) {
        edits.begin(message, alphabet(account));
        return edits;
    }

    private static TextAlphabet alphabet(Account account) {
        return account.terms().messages().alphabet();
    }

    @Override
    public boolean mayUse(int leaf, int destination) {
        return (tried & 1 << leaf) == 0 && (!heedHealth || isUp(destination));
    }

    @Override
    public int pending(int destination) {
        Carrier carrier = state.targets.carrier(destination);
        return carrier == null ? 0 : carrier.pending();
    }

    @Override
    public long ticket(int node) {
        if (node >= tickets.length) {
            tickets = Arrays.copyOf(tickets, node * 2);
        }
        return tickets[node]++;
    }

    @Override
    public RouteQuery query() {
        return query;
    }

    private boolean isUp(int destination) {
        Carrier carrier = state.targets.carrier(destination);
        if (carrier != null) {
            return carrier.isUp() || carrier.wantsTrial(state.steadyMillis);
        }
        return state.targets.local(destination) != null
                || !state.targets.isConversation(destination)
                || repliesTo() != Conversations.NONE;
    }

    /** The message in question, without asking the router. */
    void about(MessageView message) {
        query.message = message;
    }

    /** The account that the message in question replies to, or {@link Conversations#NONE}. */
    int repliesTo() {
        return state.conversations.account(query.message, state.nowMillis);
    }

    private DestinationPlan plan() {
        return Objects.requireNonNull(decision.plan(), "not forwarded");
    }
}
