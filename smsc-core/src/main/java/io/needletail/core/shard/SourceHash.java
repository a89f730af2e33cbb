package io.needletail.core.shard;

import io.needletail.api.pdu.MessageView;
import io.needletail.api.pdu.OperationView;
import java.util.Arrays;

/** Compares the source address of an operation with the one a message was submitted with. Stateless. */
final class SourceHash {
    private SourceHash() {}

    /** TON, NPI and address are equal; an operation without an address fits every message of its account. */
    static boolean isSame(OperationView operation, MessageView message) {
        return operation.sourceLength() == 0
                || operation.sourceTon() == message.sourceTon()
                        && operation.sourceNpi() == message.sourceNpi()
                        && Arrays.equals(
                                operation.bytes(),
                                operation.sourceOffset(),
                                operation.sourceOffset() + operation.sourceLength(),
                                message.bytes(),
                                message.sourceOffset(),
                                message.sourceOffset() + message.sourceLength());
    }

    static int of(MessageView message) {
        return of(message.bytes(), message.sourceOffset() - 2, message.sourceLength() + 2);
    }

    static int of(OperationView operation) {
        return of(operation.bytes(), operation.sourceOffset() - 2, operation.sourceLength() + 2);
    }

    private static int of(byte[] bytes, int from, int length) {
        int hash = 1;
        for (int i = from; i < from + length; i++) {
            hash = 31 * hash + bytes[i];
        }
        return hash * 0x9E37_79B9;
    }
}
