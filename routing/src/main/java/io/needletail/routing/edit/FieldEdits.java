package io.needletail.routing.edit;

import io.needletail.api.pdu.MessageView;
import io.needletail.api.route.MessageEdit;
import io.needletail.api.route.MessageEdits;

/** Edits of TLVs and of service_type; they allocate nothing. */
final class FieldEdits {
    private FieldEdits() {}

    static final class SetTlv implements MessageEdit {
        private final int tag;
        private final byte[] value;

        SetTlv(int tag, byte[] value) {
            this.tag = tag;
            this.value = value;
        }

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

    static final class ServiceType implements MessageEdit {
        private final byte[] value;

        ServiceType(byte[] value) {
            this.value = value;
        }

        @Override
        public void apply(MessageView original, MessageEdits edits) {
            edits.serviceType = value;
            edits.serviceTypeOffset = 0;
            edits.serviceTypeLength = value.length;
        }
    }
}
