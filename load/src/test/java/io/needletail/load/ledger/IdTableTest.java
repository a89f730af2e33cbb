package io.needletail.load.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.needletail.load.Seeds;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class IdTableTest {

    @Test
    void shouldAgreeWithAMapForAnyOrder() {
        SplittableRandom random = Seeds.random("IdTableTest");
        for (int round = 0; round < 100; round++) {
            IdTable table = new IdTable(8);
            Map<Long, Long> model = new HashMap<>();
            for (int step = 0; step < 2000; step++) {
                // Few low bits, so that places collide.
                long id = random.nextLong(0, 8) | random.nextLong(0, 40) << 40;
                if (random.nextInt(3) == 0) {
                    table.remove(id);
                    model.remove(id);
                } else {
                    table.put(id, step + 1);
                    model.put(id, step + 1L);
                }
                assertThat(table.size()).isEqualTo(model.size());
            }
            for (long low = 0; low < 8; low++) {
                for (long high = 0; high < 40; high++) {
                    long id = low | high << 40;
                    assertThat(table.get(id)).isEqualTo(model.getOrDefault(id, IdTable.NONE));
                }
            }
        }
    }

    @Test
    void shouldTellIdsApart() {
        Set<Long> hashes = new HashSet<>();
        for (int id = 0; id < 500_000; id++) {
            hashes.add(hash(Integer.toString(id)));
            hashes.add(hash(String.format("%032x", id)));
        }
        assertThat(hashes).hasSize(1_000_000);
        assertThat(hash("1")).isNotEqualTo(hash("01"));
    }

    @Test
    void shouldPutIdsOfACounterSideBySide() {
        long first = hash("0000001230");
        for (int digit = 1; digit < 10; digit++) {
            assertThat(hash("000000123" + digit) ^ first).isBetween(1L, 15L);
        }
    }

    private static long hash(String id) {
        byte[] bytes = ("??" + id).getBytes(StandardCharsets.US_ASCII);
        return MessageIdHash.of(bytes, 2, id.length());
    }
}
