package io.needletail.core.shard;

import io.needletail.api.pdu.CommandId;
import io.needletail.api.pdu.CommandStatus;
import io.needletail.core.carrier.Carrier;
import io.needletail.core.pipeline.ShardEvent;
import io.needletail.core.table.MessageTable;
import java.util.ArrayDeque;
import java.util.Iterator;
import org.agrona.collections.Int2ObjectHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Answers to carriers that wait for an ESME's: of mobile-originated messages from carriers for which this is configured. A
 * message that the ESME has not answered within the time is answered ESME_ROK: it is in the journal, and ours. As many as the
 * carriers' windows admit. Shard thread only.
 */
final class Passbacks {
    private static final byte[] NO_ID = new byte[0];

    private final ShardState state;
    private final Int2ObjectHashMap<Passback> byEntry = new Int2ObjectHashMap<>();
    /** Not in the order of their ends: carriers have waits of their own. */
    private final ArrayDeque<Passback> all = new ArrayDeque<>();

    private record Passback(
            int entry, long id, int session, int loop, int sequence, int commandId, long dueMillis, long batch) {}

    Passbacks(ShardState state) {
        this.state = state;
    }

    /** The answer to the event waits; the message has this entry. */
    void add(ShardEvent event, int entry, Carrier carrier) {
        long due = state.steadyMillis + carrier.config().passBackMillis();
        Passback waiting = new Passback(
                entry,
                state.table.id(entry),
                event.session,
                event.loop,
                event.sequence,
                event.message().commandId() | CommandId.RESPONSE,
                due,
                state.writer.lastBatch());
        byEntry.put(entry, waiting);
        all.add(waiting);
    }

    /** The ESME has answered the message; true if a carrier waited for that. */
    boolean answer(int entry, int status) {
        Passback waiting = byEntry.isEmpty() ? null : byEntry.get(entry);
        if (waiting == null || waiting.id != state.table.id(entry)) {
            return false;
        }
        byEntry.remove(entry);
        all.remove(waiting);
        send(waiting, status);
        return true;
    }

    /** Ends the waiting of those whose time is over. */
    void onTime() {
        for (Iterator<Passback> each = all.iterator(); each.hasNext(); ) {
            Passback waiting = each.next();
            if (isOver(waiting)) {
                each.remove();
                byEntry.remove(waiting.entry, waiting);
                send(waiting, CommandStatus.ROK);
            }
        }
    }

    /** The journal has failed: nothing that waits is promised any more. */
    void close() {
        for (@Nullable Passback waiting = all.poll(); waiting != null; waiting = all.poll()) {
            send(waiting, CommandStatus.RSYSERR);
        }
        byEntry.clear();
    }

    private boolean isOver(Passback waiting) {
        if (waiting.batch > state.ports.journal().durable()) {
            return false;
        }
        boolean gone = state.table.find(waiting.id) == MessageTable.NONE;
        return gone || waiting.dueMillis - state.steadyMillis <= 0;
    }

    private void send(Passback waiting, int status) {
        state.ports
                .outboxes()
                .get(waiting.loop)
                .answer(waiting.session, waiting.commandId, waiting.sequence, status, NO_ID, 0);
    }
}
