package io.needletail.routing.edit;

import io.needletail.api.pdu.MessageView;
import io.needletail.api.route.MessageEdit;
import io.needletail.api.route.MessageEdits;

/** Edits of TLVs and of service_type; they allocate nothing. */
final class FieldEdits {
    private FieldEdits() {}

    record SetTlv(int tag, byte[] value) implements MessageEdit {
        @Override
        public void apply(MessageView original, MessageEdits edits) {
            for (int i = 0; i < edits.setCount; i++) {
                if (edits.setTags[i] == tag) {
                    edits.setValues[i] = value;
                    return;
                }
            }
            edits.setTlv(tag, value);
        }
    }

    record RemoveTlv(int tag) implements MessageEdit {
        @Override
        public void apply(MessageView original, MessageEdits edits) {
            int kept = 0;
            for (int i = 0; i < edits.setCount; i++) {
                if (edits.setTags[i] != tag) {
                    edits.setTags[kept] = edits.setTags[i];
                    edits.setValues[kept++] = edits.setValues[i];
                }
            }
            edits.setCount = kept;
            edits.removeTlv(tag);
        }
    }

    record ServiceType(byte[] value) implements MessageEdit {
        @Override
        public void apply(MessageView original, MessageEdits edits) {
            edits.serviceType = value;
            edits.serviceTypeOffset = 0;
            edits.serviceTypeLength = value.length;
        }
    }
}
