package io.needletail.benchmarks.peer;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;

/** Answers of the echo servers to what is not a submit_sm. */
final class ControlAnswers {
    static final int HEADER_BYTES = 16;
    static final int COMMAND_ID_AT = 4;
    static final int SEQUENCE_AT = 12;
    static final int MAX_PDU_BYTES = 70_000;

    private static final int RESPONSE = 0x8000_0000;
    private static final int ENQUIRE_LINK = 0x15;
    private static final int UNBIND = 0x06;
    private static final String SYSTEM_ID = "echo\0";

    private ControlAnswers() {}

    /** Appends the answer to a bind, unbind or enquire_link to {@code out}; nothing to a response or anything else. */
    static void append(int commandId, int sequence, ByteBuf out) {
        switch (commandId) {
            case 1, 2, 9 -> {
                header(HEADER_BYTES + SYSTEM_ID.length(), commandId, sequence, out);
                ByteBufUtil.writeAscii(out, SYSTEM_ID);
            }
            case ENQUIRE_LINK, UNBIND -> header(HEADER_BYTES, commandId, sequence, out);
            default -> {}
        }
    }

    private static void header(int length, int commandId, int sequence, ByteBuf out) {
        out.writeInt(length).writeInt(commandId | RESPONSE).writeInt(0).writeInt(sequence);
    }
}
