package io.needletail.api.gsm;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SeptetsTest {
    @ParameterizedTest
    @CsvSource({
        "hellohello, E8329BFD4697D9EC37",
        "hello, E8329BFD06",
        "1234567, 31D98C56B3DD1A",
        "12345678, 31D98C56B3DD70",
        "'', ''"
    })
    void shouldPackAsTheSpecificationDoes(String text, String packed) {
        assertThat(HexFormat.of().withUpperCase().formatHex(Septets.pack(septets(text), 0)))
                .isEqualTo(packed);
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "1, 6", "4, 3", "6, 1", "7, 0", "8, 6"})
    void shouldFillUpToASeptetBehindAHeader(int header, int bits) {
        assertThat(Septets.fillBits(header)).isEqualTo(bits);
    }

    @Test
    void shouldFillSevenSpareBitsWithAReturnThatIsNotRead() {
        byte[] packed = Septets.pack(septets("1234567"), 0);

        assertThat(packed).hasSize(7);
        assertThat(packed[6] >>> 1).as("CR in the high seven bits").isEqualTo(0x0D);
        assertThat(unpacked(packed, 0)).isEqualTo("1234567");
    }

    @Test
    void shouldNotReadAnAtSignOutOfSevenSpareBits() {
        byte[] packed = Septets.pack(septets("1234567"), 0);
        packed[6] &= 1;

        assertThat(unpacked(packed, 0)).isEqualTo("1234567");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1234567\0", "123456\0", "12345678\0", "\0", "\0\0\0\0\0\0\0\0", "123456\0\0"})
    void shouldKeepAtSignsAtTheEnd(String text) {
        assertThat(unpacked(Septets.pack(septets(text), 0), 0)).isEqualTo(text);
    }

    @Test
    void shouldKeepAReturnThatEndsAnOctetBoundary() {
        assertThat(unpacked(Septets.pack(septets("1234567\r"), 0), 0)).isEqualTo("1234567\r");
    }

    @Test
    void shouldUnpackWhatItPacked() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int i = 0; i < 20_000; i++) {
            byte[] septets = new byte[random.nextInt(180)];
            for (int j = 0; j < septets.length; j++) {
                septets[j] = (byte) (random.nextInt(4) == 0 ? 0 : random.nextInt(128));
            }
            if (septets.length > 0 && septets[septets.length - 1] == '\r') {
                septets[septets.length - 1] = 'x';
            }
            int fillBits = random.nextInt(7);
            byte[] packed = Septets.pack(septets, fillBits);
            byte[] target = new byte[Septets.room(packed.length, fillBits) + 3];

            int count = Septets.unpack(packed, 0, packed.length, fillBits, target, 3);

            assertThat(Arrays.copyOfRange(target, 3, 3 + count))
                    .as("seed %d", seed)
                    .isEqualTo(septets);
        }
    }

    @Test
    void shouldReadNothingWhereThereIsNoRoom() {
        assertThat(Septets.count(new byte[0], 0, 0, 3)).isZero();
        assertThat(Septets.count(new byte[1], 0, 1, 6)).isZero();
    }

    private static byte[] septets(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static String unpacked(byte[] packed, int fillBits) {
        byte[] target = new byte[Septets.room(packed.length, fillBits)];
        int count = Septets.unpack(packed, 0, packed.length, fillBits, target, 0);
        return new String(target, 0, count, StandardCharsets.ISO_8859_1);
    }
}
