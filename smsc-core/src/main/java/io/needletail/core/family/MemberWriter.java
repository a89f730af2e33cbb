package io.needletail.core.family;

import io.needletail.api.part.MessageCutter;
import io.needletail.api.pdu.CommandId;
import io.needletail.api.pdu.CommandStatus;
import io.needletail.api.pdu.MessageScanner;
import io.needletail.api.pdu.MessageView;
import io.needletail.api.pdu.MultiView;
import io.needletail.core.protocol.PduBuffer;

/** Writes the messages of a family, one after the other into the same array. A flyweight for one thread. */
public final class MemberWriter {
    private final PduBuffer pdu = new PduBuffer(512);
    private final MessageView view = new MessageView();

    /**
     * The submit_sm for one recipient of a submit_multi.
     *
     * @return ESME_ROK, or what is wrong with it
     */
    public int write(MultiView multi, Recipient to) {
        MessageView message = multi.message();
        byte[] bytes = message.bytes();
        int front = message.serviceTypeOffset();
        int behindSource = message.sourceOffset() + message.sourceLength() + 1;
        pdu.clear();
        pdu.begin(CommandId.SUBMIT_SM, 0);
        pdu.putBytes(bytes, front, behindSource - front);
        pdu.putByte(to.ton());
        pdu.putByte(to.npi());
        pdu.putString(to.address(), 0, to.address().length);
        pdu.putBytes(bytes, multi.destinationsEnd(), message.end() - multi.destinationsEnd());
        pdu.end(0);
        return MessageScanner.scan(pdu.bytes(), 0, pdu.length(), view);
    }

    /**
     * The next part of a long message.
     *
     * @param reference that all parts have in common
     */
    public void write(MessageCutter cutter, int reference) {
        pdu.clear();
        pdu.reserve(cutter.longestPart());
        int length = cutter.write(reference, pdu.bytes(), 0);
        pdu.truncate(length);
        if (MessageScanner.scan(pdu.bytes(), 0, length, view) != CommandStatus.ROK) {
            throw new IllegalStateException("a part of a sound message is not sound");
        }
    }

    /** Names the family in the one that was written last. */
    public void belongsTo(Family family) {
        MemberHeader.write(family, pdu.bytes(), 0);
    }

    /** The one that was written last without a fault; until the next. */
    public MessageView view() {
        return view;
    }
}
