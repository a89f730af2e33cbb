package io.needletail.api.route;

import io.needletail.api.pdu.MessageView;

/** One change that a rule makes to what is sent on. Immutable, part of a snapshot; allocates nothing that it can avoid. */
@FunctionalInterface
public interface MessageEdit {

    /** @param edits what earlier edits have changed already, and where this one writes */
    void apply(MessageView original, MessageEdits edits);
}
