package io.needletail.persistence.record;

import static org.assertj.core.api.Assertions.assertThat;

import io.needletail.api.journal.Fact;
import io.needletail.api.journal.FactType;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RecordCodecTest {
    private static final int SALT = 0xCAFE1234;

    private final RecordCodec codec = new RecordCodec(SALT);

    private static Fact fact(FactType type) {
        Fact fact = new Fact();
        fact.type = type;
        fact.id = 123_456_789_012L;
        fact.timeMillis = 1_700_000_000_000L;
        fact.systemIdLength = 5;
        fact.pduLength = 37;
        new Random(1).nextBytes(fact.pdu);
        return fact;
    }

    @ParameterizedTest
    @EnumSource(FactType.class)
    void shouldNoticeEverySingleFlippedBit(FactType type) {
        Fact fact = fact(type);
        int length = RecordCodec.length(fact);
        byte[] bytes = new byte[RecordCodec.align(length)];
        codec.encode(fact, 99, bytes, 0, length);
        assertThat(codec.isSound(bytes, 0, bytes.length)).isTrue();
        for (int bit = 0; bit < length * 8; bit++) {
            bytes[bit / 8] ^= (byte) (1 << bit % 8);
            assertThat(codec.isSound(bytes, 0, bytes.length)).as("bit " + bit).isFalse();
            bytes[bit / 8] ^= (byte) (1 << bit % 8);
        }
        assertThat(RecordCodec.sequence(bytes, 0)).isEqualTo(99);
    }

    @Test
    void shouldRefuseRecordOfAnotherJournal() {
        Fact fact = fact(FactType.ACCEPTED);
        byte[] bytes = new byte[256];
        new RecordCodec(SALT + 1).encode(fact, 1, bytes, 0, RecordCodec.length(fact));
        assertThat(codec.isSound(bytes, 0, bytes.length)).isFalse();
    }

    @Test
    void shouldRefuseRecordOfAnotherFile() {
        Fact fact = fact(FactType.ACCEPTED);
        byte[] bytes = new byte[256];
        codec.file(8);
        codec.encode(fact, 1, bytes, 0, RecordCodec.length(fact));
        codec.file(9);
        assertThat(codec.isSound(bytes, 0, bytes.length)).isFalse();
        codec.file(8);
        assertThat(codec.isSound(bytes, 0, bytes.length)).isTrue();
    }

    @Test
    void shouldNoticeEverySingleFlippedBitOfSharedRecord() {
        OpenBatch batch = new OpenBatch(SALT, 1 << 20);
        Fact fact = fact(FactType.SETTLED);
        for (int i = 0; i < 5; i++) {
            fact.id++;
            batch.append(fact);
        }
        byte[] bytes = batch.seal();
        int at = BatchHeader.BYTES;
        assertThat(RecordCodec.facts(bytes, at)).isEqualTo(5);
        for (int bit = at * 8; bit < batch.length() * 8; bit++) {
            bytes[bit / 8] ^= (byte) (1 << bit % 8);
            assertThat(codec.isSound(bytes, at, bytes.length)).as("bit " + bit).isFalse();
            bytes[bit / 8] ^= (byte) (1 << bit % 8);
        }
        assertThat(codec.isSound(bytes, at, bytes.length)).isTrue();
    }

    @Test
    void shouldShareRecordBetweenFactsThatDifferInNothingButTheMessage() {
        OpenBatch batch = new OpenBatch(SALT, 1 << 20);
        List<String> appended = new ArrayList<>();
        Random random = new Random(7);
        Fact fact = fact(FactType.FINAL);
        for (int i = 0; i < 3000; i++) {
            fact.id = random.nextLong() >>> 1;
            fact.timeMillis += random.nextInt(400) == 0 ? 1 : 0;
            fact.type = random.nextInt(300) == 0 ? FactType.SETTLED : FactType.FINAL;
            batch.append(fact);
            appended.add(fact.type + " " + fact.id + " " + fact.timeMillis);
        }
        List<String> read = new ArrayList<>();
        byte[] bytes = batch.seal();
        int records = 0;
        for (int at = BatchHeader.BYTES; at < batch.length(); at += RecordCodec.claimedLength(bytes, at)) {
            assertThat(codec.isSound(bytes, at, batch.length())).isTrue();
            assertThat(RecordCodec.sequence(bytes, at)).isEqualTo(1 + read.size());
            RecordCodec.visit(
                    bytes,
                    at,
                    new Fact(),
                    0,
                    (found, address) -> read.add(found.type + " " + found.id + " " + found.timeMillis));
            records++;
        }
        assertThat(read).isEqualTo(appended);
        assertThat(records).isLessThan(60);
        assertThat(BatchHeader.count(bytes, 0)).isEqualTo(3000);
    }

    @Test
    void shouldRefuseRecordThatIsCutOff() {
        Fact fact = fact(FactType.ACCEPTED);
        int length = RecordCodec.length(fact);
        byte[] bytes = new byte[256];
        codec.encode(fact, 1, bytes, 0, length);
        for (int limit = 0; limit < length; limit++) {
            assertThat(codec.isSound(bytes, 0, limit)).isFalse();
        }
    }

    @Test
    void shouldZeroPaddingOfReusedArray() {
        Fact fact = fact(FactType.ACCEPTED);
        int length = RecordCodec.length(fact);
        assertThat(length % 4).isNotZero();
        byte[] bytes = new byte[256];
        java.util.Arrays.fill(bytes, (byte) 0x55);
        codec.encode(fact, 1, bytes, 0, length);
        for (int at = length; at < RecordCodec.align(length); at++) {
            assertThat(bytes[at]).isZero();
        }
    }
}
