package io.needletail.benchmarks.peer;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;

/** The fixed answers of the echo servers. */
final class EchoAnswers {
    static final int COMMAND_ID_AT = 4;
    static final int SEQUENCE_AT = 12;
    static final int MAX_PDU_BYTES = 70_000;
    static final int MAX_ANSWER_BYTES = 32;

    private static final int HEADER_BYTES = 16;
    private static final int RESPONSE = 0x8000_0000;
    private static final int SUBMIT_SM = 0x04;
    private static final int ENQUIRE_LINK = 0x15;
    private static final int UNBIND = 0x06;
    private static final String MESSAGE_ID = "0000000001\0";
    private static final String SYSTEM_ID = "echo\0";

    private EchoAnswers() {}

    /** Appends the answer to a submit_sm, bind, unbind or enquire_link to {@code out}; nothing to anything else. */
    static void append(int commandId, int sequence, ByteBuf out) {
        switch (commandId) {
            case SUBMIT_SM -> answer(commandId, sequence, MESSAGE_ID, out);
            case 1, 2, 9 -> answer(commandId, sequence, SYSTEM_ID, out);
            case ENQUIRE_LINK, UNBIND -> answer(commandId, sequence, "", out);
            default -> {}
        }
    }

    private static void answer(int commandId, int sequence, String text, ByteBuf out) {
        out.writeInt(HEADER_BYTES + text.length())
                .writeInt(commandId | RESPONSE)
                .writeInt(0)
                .writeInt(sequence);
        ByteBufUtil.writeAscii(out, text);
    }
}
