package io.needletail.core.shard;

import io.needletail.api.journal.Fact;
import io.needletail.api.journal.FactType;
import io.needletail.api.message.MessageState;
import io.needletail.core.carrier.Conversations;
import io.needletail.core.carrier.EarlyReceipts;
import io.needletail.core.table.MessageTable;
import io.needletail.core.table.TimerWheel;
import io.needletail.core.table.UpstreamIndex;
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
    final Conversations conversations = new Conversations();
    final Passbacks passbacks = new Passbacks(this);
    /** Wall-clock time of this turn, milliseconds since 1970. */
    long nowMillis;
    /** Time of this turn that never jumps, milliseconds from an arbitrary origin: for what is measured, not dated. */
    long steadyMillis;

    /** The same in nanoseconds. */
    long steadyNanos;
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
    }

    /** Gives up a message that is in no queue and cannot be read any more. */
    void giveUp(int entry, UnreadableMessageException cause) {
        LOG.error("{}; it is given up", cause.getMessage());
        metrics.unreadable.increment();
        Fact fact = writer.fact(FactType.FINAL, table.id(entry), nowMillis);
        fact.state = MessageState.UNKNOWN;
        writer.append(fact);
        forget(entry);
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
