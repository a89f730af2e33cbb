package io.needletail.core.session;

import io.needletail.api.pdu.CommandId;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** One whole PDU in the array an event loop reads into. A flyweight: valid until its handler returns. */
final class Frame {
    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN)
            .withInvokeExactBehavior();

    private byte[] bytes = new byte[0];
    private int start;
    private int length;

    /** Reads a big-endian integer. */
    static int int32(byte[] bytes, int at) {
        return (int) INT.get(bytes, at);
    }

    /** Writes a big-endian integer. */
    static void putInt32(byte[] bytes, int at, int value) {
        INT.set(bytes, at, value);
    }

    Frame wrap(byte[] array, int at, int octets) {
        bytes = array;
        start = at;
        length = octets;
        return this;
    }

    byte[] bytes() {
        return bytes;
    }

    int start() {
        return start;
    }

    int length() {
        return length;
    }

    int commandId() {
        return int32(bytes, start + 4);
    }

    int status() {
        return int32(bytes, start + 8);
    }

    int sequence() {
        return int32(bytes, start + 12);
    }

    /** command_id of this operation's own response. */
    int responseId() {
        return commandId() | CommandId.RESPONSE;
    }
}
