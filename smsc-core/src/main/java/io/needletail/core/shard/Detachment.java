package io.needletail.core.shard;

import io.needletail.core.carrier.Carrier;
import io.needletail.core.table.MessageTable;

/**
 * Takes a message that nobody has yet out of the queue or timer in which it waits, so that something else can become of it.
 * Shard thread only.
 */
final class Detachment {
    private final ShardState state;
    private final ReceiptStage receipts;

    Detachment(ShardState state, ReceiptStage receipts) {
        this.state = state;
        this.receipts = receipts;
    }

    /** What {@link #detach} would say. */
    boolean isDetachable(int entry) {
        int destination = state.table.destination(entry);
        return switch (state.table.phase(entry)) {
            case WAITING, TIMED -> true;
            case LANE_QUEUED -> state.targets.carrier(destination) != null;
            case DELIVERY_QUEUED -> destination >= 0 && state.targets.account(destination) >= 0;
            default -> false;
        };
    }

    /** False, and nothing has changed, for a message that is final, on the wire, or with a carrier. */
    boolean detach(int entry) {
        MessageTable table = state.table;
        switch (table.phase(entry)) {
            case WAITING, TIMED -> state.wheel.cancel(entry);
            case HELD -> {
                state.wheel.cancel(entry);
                state.held.remove(entry);
                state.metrics.partsHeld.set(state.held.size());
            }
            case LANE_QUEUED -> {
                Carrier carrier = state.targets.carrier(table.destination(entry));
                if (carrier == null) {
                    return false;
                }
                carrier.lanes().remove(entry, table.lane(entry));
            }
            case DELIVERY_QUEUED -> {
                int destination = table.destination(entry);
                int account = destination < 0 ? -1 : state.targets.account(destination);
                if (account < 0) {
                    return false;
                }
                receipts.removeDelivery(entry, account);
            }
            default -> {
                return false;
            }
        }
        return true;
    }
}
