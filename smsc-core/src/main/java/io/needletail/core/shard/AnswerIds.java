package io.needletail.core.shard;

import io.needletail.api.pdu.CommandId;
import io.needletail.api.pdu.CommandStatus;
import io.needletail.core.account.AccountRegistry;
import io.needletail.core.family.Family;
import io.needletail.core.pipeline.ShardEvent;
import io.needletail.core.protocol.MessageIdCodec;
import io.needletail.core.protocol.MessageIdText;
import io.needletail.core.table.MessageTable;

/** Message ids as the answers to their accounts have them. Shard thread only; {@link #text} until the next {@link #write}. */
final class AnswerIds {
    final byte[] text = new byte[MessageIdCodec.MAX_LENGTH];
    private final ShardState state;

    AnswerIds(ShardState state) {
        this.state = state;
    }

    /** Writes the id of a message into {@link #text}; its length. */
    int write(int entry) {
        boolean shortId = (state.table.flags(entry) & MessageTable.SHORT_ID) != 0;
        long id = state.families.isEmpty() ? state.table.id(entry) : idOf(entry);
        AccountRegistry accounts = state.ports.accounts();
        return accounts.hasUsualIds()
                ? MessageIdText.write(id, shortId, text, 0)
                : accounts.entry(state.table.account(entry)).ids().writeResponse(id, shortId, text, 0);
    }

    /** That of its family, where it has one. */
    private long idOf(int entry) {
        long id = state.table.id(entry);
        Family family = state.table.isMember(entry) ? state.families.of(id) : null;
        return family == null ? id : family.id();
    }

    /** Answers a submit with its id at once. */
    void answer(ShardEvent event, int entry) {
        int response = event.message().commandId() | CommandId.RESPONSE;
        int length = write(entry);
        state.ports
                .outboxes()
                .get(event.loop)
                .answer(event.session, response, event.sequence, CommandStatus.ROK, text, length);
    }
}
