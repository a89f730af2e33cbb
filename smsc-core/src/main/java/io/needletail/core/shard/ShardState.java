package io.needletail.core.shard;

import io.needletail.api.journal.Fact;
import io.needletail.api.journal.FactType;
import io.needletail.api.message.MessageState;
import io.needletail.core.carrier.Conversations;
import io.needletail.core.carrier.EarlyReceipts;
import io.needletail.core.family.Families;
import io.needletail.core.join.HeldParts;
import io.needletail.core.join.JoinedParts;
import io.needletail.core.table.MessageTable;
import io.needletail.core.table.TimerWheel;
import io.needletail.core.table.UpstreamIndex;
import org.agrona.collections.IntArrayList;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the stages of one shard share. Shard thread only. */
final class ShardState {
    private static final Logger LOG = LoggerFactory.getLogger(ShardState.class);

    final ShardConfig config;
    final ShardPorts ports;
    final ShardMetrics metrics = new ShardMetrics();
    final LiveFiles live = new LiveFiles();
    final MessageTable table;
    final TimerWheel wheel;
    final BatchWriter writer;
    final UpstreamIndex upstreams;
    final Targets targets;
    final EarlyReceipts early = new EarlyReceipts();
    final Families families = new Families();
    final Conversations conversations = new Conversations();
    final HeldParts held = new HeldParts();
    final JoinedParts joined = new JoinedParts();
    final Passbacks passbacks = new Passbacks(this);
    final PendingAnswers answers = new PendingAnswers();
    final Transactions transactions = new Transactions(this, answers);
    final PendingAlerts alerts;
    /** Wall-clock time of this turn, milliseconds since 1970. */
    long nowMillis;
    /** Time of this turn that never jumps, milliseconds from an arbitrary origin: for what is measured, not dated. */
    long steadyMillis;

    /** The same in nanoseconds. */
    long steadyNanos;
    /** True once a message with set_dpf was seen: before, nobody need look for its mark. */
    boolean knowsSetDpf;
    /** False while the journal takes no new messages; looked at once a turn. */
    boolean acceptsMessages = true;
    /** Number of the turn, from one commit to the next: what is queued in it may go when the next one has begun. */
    long turn = 1;
    /** Lowest and highest id seen since start. */
    long lowestId = Long.MAX_VALUE;

    long highestId;

    ShardState(ShardConfig config, ShardPorts ports) {
        this.config = config;
        this.ports = ports;
        this.nowMillis = ports.clock().millis();
        this.table = new MessageTable(nowMillis);
        this.wheel = new TimerWheel(table, nowMillis);
        this.writer = new BatchWriter(ports.journal(), table, live);
        this.upstreams = new UpstreamIndex(table);
        this.targets = new Targets(ports, config, table);
        this.alerts = new PendingAlerts(this);
    }

    /** Gives up a message that is in no queue and cannot be read any more. */
    void giveUp(int entry, UnreadableMessageException cause) {
        LOG.error("{}; it is given up", cause.getMessage());
        metrics.unreadable.increment();
        IntArrayList parts = joined.isEmpty() ? null : joined.take(entry);
        Fact fact = writer.fact(FactType.FINAL, table.id(entry), nowMillis);
        fact.state = MessageState.UNKNOWN;
        writer.append(fact);
        if (table.isMember(entry)) {
            families.conclude(table.id(entry), MessageState.UNKNOWN, 0);
        }
        transactions.concluded(entry, MessageState.UNKNOWN, 0, false);
        forget(entry);
        for (int i = 0; parts != null && i < parts.size(); i++) {
            giveUp(parts.getInt(i), cause);
        }
    }

    /** Marks a message with what the flags of its fact say of how it is to be delivered. */
    void mark(int entry, int factFlags) {
        table.marks(entry, MessageModes.marks(factFlags));
        knowsSetDpf |= (factFlags & Fact.SETS_DPF) != 0;
    }

    /** A message has become another: those that could not take it may take what it is now. */
    void startOver(int entry) {
        table.tried(entry, 0);
        table.destination(entry, MessageTable.NO_DESTINATION);
    }

    /** Removes a message that is in no queue and no timer from the table. */
    void forget(int entry) {
        if (upstreams.size() > 0) {
            forgetUpstream(entry);
        }
        writer.forget(entry);
    }

    /** The carrier's id of a message means nothing any more. */
    void forgetUpstream(int entry) {
        long id = table.upstream(entry);
        if (id != 0) {
            upstreams.remove(entry);
            table.upstream(entry, 0);
            early.concluded(id);
        }
    }

    /** Notes the id by which a carrier's receipt will be known. */
    void rememberUpstream(int entry, long id) {
        forgetUpstream(entry);
        table.upstream(entry, id);
        upstreams.add(entry);
    }

    /** Adds a message that has no journal address yet. */
    int insert(long id, int account, int flags, long due, long expiryMillis) {
        int entry = table.insert(id);
        table.fill(entry, account, flags, due, expiryMillis);
        lowestId = Math.min(lowestId, id);
        highestId = Math.max(highestId, id);
        return entry;
    }
}
