package io.needletail.load.session;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** 32-bit numbers in network order (SMPP 3.4 section 3.1). */
final class WireInt {
    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN)
            .withInvokeExactBehavior();

    private WireInt() {}

    static int get(byte[] bytes, int at) {
        return (int) INT.get(bytes, at);
    }
}
