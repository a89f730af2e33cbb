package io.needletail.core.carrier;

import io.needletail.api.message.MessageState;
import io.needletail.api.pdu.CommandStatus;
import java.util.HashMap;
import java.util.Map;
import org.agrona.collections.Int2ObjectHashMap;

/**
 * What each command_status of a carrier's submit_sm_resp means, and each outcome its receipts name. Immutable once built.
 */
public final class ErrorTable {
    private final Int2ObjectHashMap<ErrorAction> byStatus = new Int2ObjectHashMap<>();
    private final Map<MessageState, ErrorAction> byState = new HashMap<>();
    private final Int2ObjectHashMap<ErrorAction> byNetworkError = new Int2ObjectHashMap<>();
    private ErrorAction other = ErrorAction.elsewhere();
    private ErrorAction timeout = ErrorAction.elsewhere();

    /**
     * What most carriers mean: throttled is slowed down, a full queue or a system error goes elsewhere, a bad number or text
     * fails, anything unknown goes elsewhere; a negative receipt is final.
     */
    public static ErrorTable usual() {
        ErrorTable table = new ErrorTable();
        table.onStatus(CommandStatus.RTHROTTLED, ErrorAction.throttle());
        table.onStatus(CommandStatus.RMSGQFUL, ErrorAction.throttle());
        ErrorAction rejected = ErrorAction.fail(MessageState.REJECTED);
        for (int status : new int[] {
            CommandStatus.RINVMSGLEN,
            CommandStatus.RINVDSTADR,
            CommandStatus.RINVDSTTON,
            CommandStatus.RINVDSTNPI,
            CommandStatus.RINVESMCLASS,
            CommandStatus.RINVEXPIRY
        }) {
            table.onStatus(status, rejected);
        }
        for (MessageState state : MessageState.values()) {
            if (state.isFinal()) {
                table.onReceipt(state, ErrorAction.fail(state));
            }
        }
        return table;
    }

    /** While building: what a status means. */
    public ErrorTable onStatus(int commandStatus, ErrorAction action) {
        byStatus.put(commandStatus, action);
        return this;
    }

    /** While building: what a receipt with this final state means; never asked for DELIVERED and ACCEPTED. */
    public ErrorTable onReceipt(MessageState state, ErrorAction action) {
        byState.put(state, action);
        return this;
    }

    /** While building: what a negative receipt with this {@code err:} number means, before its state is looked at. */
    public ErrorTable onReceiptError(int networkError, ErrorAction action) {
        byNetworkError.put(networkError, action);
        return this;
    }

    /** While building: what every other status means. */
    public ErrorTable otherwise(ErrorAction action) {
        other = action;
        return this;
    }

    /** While building: what no answer within the time means. */
    public ErrorTable onTimeout(ErrorAction action) {
        timeout = action;
        return this;
    }

    public ErrorAction ofStatus(int commandStatus) {
        ErrorAction action = byStatus.get(commandStatus);
        return action == null ? other : action;
    }

    /** What a receipt with a final state other than DELIVERED and ACCEPTED means. */
    public ErrorAction ofReceipt(MessageState state, int networkError) {
        ErrorAction action = byNetworkError.get(networkError);
        if (action == null) {
            action = byState.get(state);
        }
        return action == null ? ErrorAction.fail(state) : action;
    }

    public ErrorAction ofTimeout() {
        return timeout;
    }
}
