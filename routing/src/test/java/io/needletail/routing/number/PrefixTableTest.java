package io.needletail.routing.number;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PrefixTableTest {
    /** Behind the address, so that what is read beyond its end shows. */
    private static final String BEHIND = "99999999999999999999";

    private static int longest(PrefixTable table, String address) {
        byte[] near = address.getBytes(StandardCharsets.ISO_8859_1);
        byte[] within = ("1" + address + BEHIND).getBytes(StandardCharsets.ISO_8859_1);
        int found = table.longest(within, 1, near.length);
        assertThat(table.longest(near, 0, near.length))
                .as("at the end of an array")
                .isEqualTo(found);
        return found;
    }

    private static int naive(Map<String, Integer> prefixes, String address) {
        int digits = 0;
        while (digits < address.length() && Character.isDigit(address.charAt(digits))) {
            digits++;
        }
        for (int length = digits; length >= 0; length--) {
            Integer value = prefixes.get(address.substring(0, length));
            if (value != null) {
                return value;
            }
        }
        return PrefixTable.NONE;
    }

    private static String digits(Random random, int count, int kinds) {
        StringBuilder digits = new StringBuilder();
        for (int i = 0; i < count; i++) {
            digits.append((char) ('0' + (random.nextInt(kinds) * 7 + 3) % 10));
        }
        return digits.toString();
    }

    @Test
    void shouldFindTheLongest() {
        PrefixTable.Builder builder = PrefixTable.builder();
        assertThat(builder.put("44", 1)).isEqualTo(PrefixTable.NONE);
        builder.put("447700", 2);
        builder.put("44770012345678901234", 3);
        builder.put("4477001234567890123", 4);
        assertThat(builder.put("44", 5)).isEqualTo(1);
        PrefixTable table = builder.build();

        assertThat(table.size()).isEqualTo(4);
        assertThat(longest(table, "4")).isEqualTo(PrefixTable.NONE);
        assertThat(longest(table, "441")).isEqualTo(5);
        assertThat(longest(table, "44x7700")).isEqualTo(5);
        assertThat(longest(table, "4477001")).isEqualTo(2);
        assertThat(longest(table, "44770012345678901239")).isEqualTo(4);
        assertThat(longest(table, "44770012345678901234")).isEqualTo(3);
        assertThat(longest(table, "")).isEqualTo(PrefixTable.NONE);
    }

    /** Dense and sparse plans, short and long prefixes, against a map of strings. */
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 20_261_128})
    void shouldFindWhatAMapFinds(long seed) {
        Random random = new Random(seed);
        for (int round = 0; round < 20; round++) {
            int kinds = random.nextInt(1, 11);
            int least = random.nextInt(0, 15);
            int most = random.nextInt(least + 1, 21);
            String common = digits(random, random.nextInt(0, 21 - most), 10);
            Map<String, Integer> reference = new HashMap<>();
            PrefixTable.Builder builder = PrefixTable.builder();
            int wanted = 1 << random.nextInt(0, 14);
            for (int i = 0; i < wanted; i++) {
                String prefix = (random.nextInt(50) == 0 ? "" : common)
                        + digits(random, random.nextInt(least, most + 1), kinds);
                int value = random.nextInt(Integer.MAX_VALUE);
                Integer before = reference.put(prefix, value);
                assertThat(builder.put(prefix, value)).isEqualTo(before == null ? PrefixTable.NONE : before);
            }
            PrefixTable table = builder.build();
            assertThat(table.size()).isEqualTo(reference.size() - (reference.containsKey("") ? 1 : 0));
            String[] known = reference.keySet().toArray(String[]::new);
            Arrays.sort(known);
            for (int i = 0; i < 2_000; i++) {
                String from = random.nextInt(5) == 0 ? "" : known[random.nextInt(known.length)];
                String address = from.substring(0, from.length() - (from.isEmpty() ? 0 : random.nextInt(2)))
                        + digits(random, random.nextInt(0, 8), kinds)
                        + (random.nextInt(9) == 0 ? (char) random.nextInt(1, 256) : "");
                address = address.substring(0, Math.min(address.length(), 20));
                assertThat(longest(table, address))
                        .as("seed %d, %s", seed, address)
                        .isEqualTo(naive(reference, address));
            }
        }
    }

    /** What a table is for: each look-up sees few neighbours, however the prefixes lie. */
    @Test
    void shouldHaveFewAnchorsAndFewNeighbours() {
        Random random = new Random(7);
        long[] world = random.longs(100_000)
                .map(n -> key(digits(new Random(n), 5 + (int) (n & 3), 10)))
                .distinct()
                .toArray();
        assertThat(anchors(world)).hasSizeLessThanOrEqualTo(2);
        long[] ported = random.longs(100_000)
                .map(n -> key("44770" + digits(new Random(n), 7, 10)))
                .distinct()
                .toArray();
        assertThat(anchors(ported)).containsExactly(12);
    }

    private static long key(String digits) {
        return PackedDigits.pack(digits.getBytes(StandardCharsets.ISO_8859_1), 0, digits.length());
    }

    private static int[] anchors(long[] keys) {
        return Anchors.of(Arrays.stream(keys)
                .boxed()
                .sorted(Long::compareUnsigned)
                .mapToLong(Long::longValue)
                .toArray());
    }
}
