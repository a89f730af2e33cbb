package io.needletail.persistence.record;

import static org.assertj.core.api.Assertions.assertThat;

import io.needletail.api.journal.Fact;
import io.needletail.api.journal.FactType;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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

    @ParameterizedTest
    @EnumSource(
            value = FactType.class,
            names = {"ACCEPTED", "CARRIED", "REPLACED", "ATTEMPTED"})
    void shouldNoticeEverySingleFlippedBitOfRecordThatNamesItsDestination(FactType type) {
        Fact fact = fact(type);
        fact.destinationLength = 11;
        fact.upstream = -2;
        int length = RecordCodec.length(fact);
        byte[] bytes = new byte[RecordCodec.align(length)];
        codec.encode(fact, 99, bytes, 0, length);
        assertThat(codec.isSound(bytes, 0, bytes.length)).isTrue();
        for (int bit = 0; bit < length * 8; bit++) {
            bytes[bit / 8] ^= (byte) (1 << bit % 8);
            assertThat(codec.isSound(bytes, 0, bytes.length)).as("bit " + bit).isFalse();
            bytes[bit / 8] ^= (byte) (1 << bit % 8);
        }
    }

    /** The octets that the first build of layout 2 wrote for {@link #fact}. */
    @ParameterizedTest
    @CsvSource({
        "ACCEPTED,  4e520201ca5059ff4a000000000001056300000000000000141a99be1c0000000068e5cf8b01000000000000000000006052e6cf8b010000c08feecf8b010000000000000073d51abbd80000",
        "ATTEMPTED, 4e520202965e267538000000000001006300000000000000141a99be1c0000000068e5cf8b01000000000000000000006052e6cf8b010000",
        "FINAL,     4e52020388ed98df30000000000001006300000000000000141a99be1c0000000068e5cf8b0100000000000000000000",
        "CARRIED,   4e520205ca5059fb4a000000000001056300000000000000141a99be1c0000000068e5cf8b01000000000000000000006052e6cf8b010000c08feecf8b010000000000000073d51abbd80000"
    })
    void shouldWriteWhatNamesNoDestinationByteForByteAsBefore(FactType type, String expected) {
        Fact fact = fact(type);
        fact.dueMillis = 1_700_000_060_000L;
        fact.expiryMillis = 1_700_000_600_000L;
        fact.pduLength = 5;
        int length = RecordCodec.length(fact);
        byte[] bytes = new byte[RecordCodec.align(length)];
        codec.encode(fact, 99, bytes, 0, length);
        assertThat(HexFormat.of().formatHex(bytes)).isEqualTo(expected);
    }

    /** A damaged length or name is found by the checksum; this is about what was sealed in error. */
    @ParameterizedTest
    @EnumSource(FactType.class)
    void shouldNeverReadOutsideRecordWhateverItSays(FactType type) {
        Random random = new Random(20_261_128);
        Fact read = new Fact();
        for (int round = 0; round < 20_000; round++) {
            Fact fact = fact(type);
            fact.destinationLength = random.nextInt(3) == 0 ? random.nextInt(20) : 0;
            fact.upstream = random.nextBoolean() ? random.nextLong() : 0;
            int length = RecordCodec.length(fact);
            byte[] bytes = new byte[RecordCodec.align(length)];
            codec.encode(fact, 1, bytes, 0, length);
            bytes[2] = (byte) (random.nextBoolean() ? 2 : 3);
            bytes[3] = (byte) (1 + random.nextInt(10));
            bytes[15] = (byte) random.nextInt();
            bytes[Math.min(length - 1, 72)] = (byte) random.nextInt();
            int claimed = RecordCodec.MIN_BYTES + random.nextInt(length - RecordCodec.MIN_BYTES + 1);
            codec.seal(bytes, 0, claimed);
            if (codec.isSound(bytes, 0, claimed)) {
                RecordCodec.decode(bytes, 0, read);
                int body = read.systemIdLength + read.destinationLength + read.pduLength;
                assertThat(body).as("round %d of %s", round, read.type).isBetween(0, claimed - RecordCodec.MIN_BYTES);
            }
        }
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
