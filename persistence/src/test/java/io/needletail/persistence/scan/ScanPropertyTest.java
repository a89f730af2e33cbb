package io.needletail.persistence.scan;

import static org.assertj.core.api.Assertions.assertThat;

import io.needletail.api.journal.Address;
import io.needletail.api.journal.Fact;
import io.needletail.api.journal.FactType;
import io.needletail.persistence.journal.BatchJournal;
import io.needletail.persistence.journal.Recovery;
import io.needletail.persistence.record.Damage;
import io.needletail.persistence.record.RecordCodec;
import io.needletail.persistence.store.BatchSource;
import io.needletail.persistence.store.HeapBatchStore;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Any damage to a file costs the records it touches and no others, and nothing false is ever visited. */
class ScanPropertyTest {
    private static final int SALT = 77;
    private static final int ROUNDS = 150;

    /** A record that was written. */
    private record Written(long id, int from, int to) {}

    /** One file in an array. */
    private record OneFile(byte[] bytes) implements BatchSource {
        @Override
        public int[] files() {
            return new int[] {1};
        }

        @Override
        public long extent(int file) {
            return bytes.length;
        }

        @Override
        public int read(int file, long offset, byte[] into, int at, int length) {
            int there = (int) Math.max(0, Math.min(length, bytes.length - offset));
            System.arraycopy(bytes, (int) offset, into, at, there);
            return there;
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 20_261_123, 999_331})
    void shouldLoseOnlyWhatDamageTouches(long seed) {
        Random random = new Random(seed);
        for (int round = 0; round < ROUNDS; round++) {
            List<Written> written = new ArrayList<>();
            byte[] file = write(random, written);
            int from = random.nextInt(file.length);
            int to = Math.min(file.length, from + 1 + random.nextInt(random.nextBoolean() ? 8 : 3000));
            damage(random, file, from, to);

            Set<Long> visited = new HashSet<>();
            List<Damage> damages = new ArrayList<>();
            Recovery recovery =
                    new Recovery(new OneFile(file), SALT, (fact, address) -> visited.add(fact.id), damages::add);
            recovery.run((number, end) -> {});

            for (Written record : written) {
                boolean touched = record.from < to && from < record.to;
                if (!touched) {
                    assertThat(visited)
                            .as("seed %d round %d damage %d-%d", seed, round, from, to)
                            .contains(record.id);
                }
            }
            Set<Long> all = new HashSet<>(written.stream().map(Written::id).toList());
            assertThat(all).containsAll(visited);
            long lost = damages.stream().mapToLong(Damage::lostRecords).sum();
            assertThat(lost).as("seed %d round %d", seed, round).isLessThanOrEqualTo(all.size() - visited.size());
        }
    }

    private static byte[] write(Random random, List<Written> written) {
        HeapBatchStore store = new HeapBatchStore(1 << 30);
        try (BatchJournal journal = BatchJournal.over(store).salt(SALT).open()) {
            journal.replay((fact, address) -> {});
            FactType[] types = FactType.values();
            long id = 1;
            for (int batch = 0; batch < 12; batch++) {
                List<long[]> offsets = new ArrayList<>();
                for (int i = random.nextInt(8); i >= 0; i--) {
                    Fact fact = new Fact();
                    fact.type = types[random.nextInt(types.length)];
                    fact.id = id++;
                    fact.pdu = new byte[600];
                    random.nextBytes(fact.pdu);
                    fact.pduLength = random.nextInt(600);
                    offsets.add(new long[] {fact.id, journal.append(fact), RecordCodec.length(fact)});
                }
                long base = Address.offset(journal.commit());
                for (long[] record : offsets) {
                    int from = (int) (base + record[1]);
                    long shared = offsets.stream()
                                    .filter(other -> other[1] == record[1])
                                    .count()
                            - 1;
                    written.add(new Written(record[0], from, from + (int) (record[2] + shared * Long.BYTES)));
                }
            }
            byte[] bytes = new byte[(int) store.extent(1)];
            store.read(1, 0, bytes, 0, bytes.length);
            return bytes;
        }
    }

    private static void damage(Random random, byte[] file, int from, int to) {
        boolean zero = random.nextBoolean();
        for (int at = from; at < to; at++) {
            file[at] = zero ? 0 : (byte) random.nextInt();
        }
    }
}
