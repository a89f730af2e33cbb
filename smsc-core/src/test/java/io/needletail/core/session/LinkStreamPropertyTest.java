package io.needletail.core.session;

import io.needletail.api.pdu.CommandId;
import io.needletail.core.protocol.BindType;
import io.needletail.core.server.Pdus;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Streams of a carrier's PDUs, now and then damaged. */
class LinkStreamPropertyTest {
    private static final int STREAMS = 500;
    private static final int[] COMMANDS = {
        CommandId.SUBMIT_SM_RESP,
        CommandId.DATA_SM_RESP,
        CommandId.GENERIC_NACK,
        CommandId.ENQUIRE_LINK,
        CommandId.ENQUIRE_LINK_RESP,
        CommandId.UNBIND,
        CommandId.UNBIND_RESP,
        CommandId.DATA_SM,
        CommandId.DELIVER_SM,
        CommandId.ALERT_NOTIFICATION,
        CommandId.OUTBIND,
        CommandId.BIND_TRANSCEIVER | CommandId.RESPONSE,
        CommandId.SUBMIT_SM,
        0x1FF,
        0x7777_7777
    };

    @Test
    void shouldComeToTheSameWhereverAStreamIsSplitAndNeverFail() {
        long seed = Long.getLong("needletail.seed", System.nanoTime());
        System.out.println("LinkStreamPropertyTest: -Dneedletail.seed=" + seed);
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < STREAMS; i++) {
            byte[] stream = stream(random);
            LinkProperties.check(stream, random.nextInt(stream.length + 1), BindType.values()[random.nextInt(3)]);
        }
    }

    private static byte[] stream(SplittableRandom random) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (int left = random.nextInt(1, 20); left > 0; left--) {
            out.writeBytes(pdu(random));
        }
        byte[] stream = out.toByteArray();
        if (random.nextInt(4) == 0) {
            stream[random.nextInt(stream.length)] = (byte) random.nextInt();
        }
        return stream;
    }

    private static byte[] pdu(SplittableRandom random) {
        int command = COMMANDS[random.nextInt(COMMANDS.length)];
        if (command == CommandId.DELIVER_SM && random.nextBoolean()) {
            byte[] deliver = Pdus.submit(random.nextInt(1, 100));
            ByteBuffer.wrap(deliver).putInt(4, CommandId.DELIVER_SM);
            return deliver;
        }
        byte[] body = new byte[random.nextInt(3) == 0 ? random.nextInt(100) : 0];
        random.nextBytes(body);
        return Pdus.pdu(command, random.nextInt(3) == 0 ? random.nextInt() : 0, random.nextInt(-1, 9), body);
    }
}
