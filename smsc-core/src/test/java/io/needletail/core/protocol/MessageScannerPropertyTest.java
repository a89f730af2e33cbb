package io.needletail.core.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import io.needletail.api.pdu.CommandStatus;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Whatever is done to a PDU, the scanner answers, reads nothing but the PDU, and agrees with Cloudhopper if it accepts. */
class MessageScannerPropertyTest {
    private static final int ROUNDS = 30_000;

    @Test
    void shouldJudgeMutationsByTheirOwnBytesOnly() throws Exception {
        SplittableRandom random = Seeds.random("scanner: mutations");
        RandomPdus pdus = new RandomPdus(random);
        byte[] original = Messages.encode(pdus.message());
        int accepted = 0;
        for (int i = 0; i < ROUNDS; i++) {
            if (i % 10 == 0) {
                original = Messages.encode(pdus.message());
            }
            int status = ScannerProperties.check(mutate(original, random));
            accepted += status == CommandStatus.ROK ? 1 : 0;
        }
        assertThat(accepted).as("mutations accepted").isBetween(ROUNDS / 50, ROUNDS - ROUNDS / 50);
    }

    @Test
    void shouldJudgeEveryCut() throws Exception {
        RandomPdus pdus = new RandomPdus(Seeds.random("scanner: cuts"));
        for (int i = 0; i < 50; i++) {
            byte[] original = Messages.encode(pdus.message());
            for (int length = 0; length < original.length; length++) {
                ScannerProperties.check(withLength(Arrays.copyOf(original, length)));
            }
        }
    }

    private static byte[] mutate(byte[] original, SplittableRandom random) {
        byte[] bytes = original.clone();
        for (int i = random.nextInt(1, 5); i > 0; i--) {
            int at = random.nextInt(bytes.length);
            switch (random.nextInt(4)) {
                case 0 -> bytes[at] = (byte) random.nextInt(256);
                case 1 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
                case 2 -> bytes = Arrays.copyOf(bytes, Math.max(16, bytes.length + random.nextInt(-8, 9)));
                default ->
                    System.arraycopy(
                            bytes, at, bytes, random.nextInt(bytes.length - at + 1) / 2, (bytes.length - at) / 2);
            }
        }
        return withLength(bytes);
    }

    private static byte[] withLength(byte[] bytes) {
        if (bytes.length >= 16) {
            ByteBuffer.wrap(bytes).putInt(bytes.length);
        }
        return bytes;
    }
}
