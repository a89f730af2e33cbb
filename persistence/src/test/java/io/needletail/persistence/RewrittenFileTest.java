package io.needletail.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.needletail.api.journal.Durability;
import io.needletail.api.journal.Fact;
import io.needletail.api.journal.Journal;
import io.needletail.api.time.Clock;
import io.needletail.persistence.journal.JournalMetrics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that are written over: nothing of what they held before may come back, and nothing new may be missing. */
class RewrittenFileTest {
    private static final int FILE_BYTES = 1 << 20;

    @TempDir
    private Path directory;

    @TempDir
    private Path killed;

    private final List<String> deleted = new ArrayList<>();
    private final TreeMap<Integer, List<String>> written = new TreeMap<>();

    private static Journal open(Path path) {
        JournalConfig config = JournalConfig.of(path, Durability.PROCESS)
                .withMinFreeBytes(0)
                .withFileBytes(FILE_BYTES)
                .withBlockBytes(FILE_BYTES);
        return Journals.open(config, Clock.system(), new JournalMetrics());
    }

    private static List<String> replay(Journal journal) {
        List<String> facts = new ArrayList<>();
        journal.replay((fact, address) -> facts.add(Facts.text(fact)));
        return facts;
    }

    private boolean hasSpare() {
        try (Stream<Path> files = Files.list(directory)) {
            return files.anyMatch(path -> path.getFileName().toString().startsWith("spare-"));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** As a process that is killed leaves it. */
    private void copyAsKilled() throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path path : files.toList()) {
                Path to = killed.resolve(directory.relativize(path).toString());
                if (Files.isDirectory(path)) {
                    Files.createDirectories(to);
                } else {
                    Files.copy(path, to);
                }
            }
        }
    }

    private void fillFile(Journal journal, SplittableRandom random, int[] nextId) {
        int file = journal.currentFile();
        while (journal.currentFile() == file) {
            commitOne(journal, random, nextId);
        }
    }

    private void commitOne(Journal journal, SplittableRandom random, int[] nextId) {
        int file = journal.currentFile();
        int facts = random.nextInt(4) == 0 ? random.nextInt(100, 400) : random.nextInt(1, 20);
        for (int i = 0; i < facts; i++) {
            Fact fact = Facts.accepted(nextId[0]++);
            journal.append(fact);
            written.computeIfAbsent(file, key -> new ArrayList<>()).add(Facts.text(fact));
        }
        journal.commit();
    }

    private List<String> live() {
        return written.values().stream().flatMap(List::stream).toList();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void shouldReplayExactlyWhatWasWrittenSince(long seed) throws IOException {
        SplittableRandom random = new SplittableRandom(seed);
        int[] nextId = {1};
        try (Journal journal = open(directory)) {
            replay(journal);
            for (int file = 0; file < 6; file++) {
                fillFile(journal, random, nextId);
                if (file > 0) {
                    deleteOldest(journal);
                    commitOne(journal, random, nextId);
                    await().until(this::hasSpare);
                }
            }
            int more = random.nextInt(1, 12);
            for (int i = 0; i < more; i++) {
                commitOne(journal, random, nextId);
            }
            copyAsKilled();
        }
        assertThat(hasSpare()).isFalse();
        try (Journal journal = open(killed)) {
            assertThat(replay(journal)).as("seed %d", seed).isEqualTo(live());
            assertThat(journal.lastId()).isEqualTo(nextId[0] - 1L);
        }
        assertThat(deleted).isNotEmpty();
    }

    private void deleteOldest(Journal journal) {
        int oldest = written.firstKey();
        journal.deleteThrough(oldest);
        deleted.addAll(written.remove(oldest));
    }

    @Test
    void shouldFindEverySoundBatchBehindDamageAndNothingOlder() throws IOException {
        SplittableRandom random = new SplittableRandom(5);
        int[] nextId = {1};
        try (Journal journal = open(directory)) {
            replay(journal);
            fillFile(journal, random, nextId);
            deleteOldest(journal);
            commitOne(journal, random, nextId);
            await().until(this::hasSpare);
            fillFile(journal, random, nextId);
            commitOne(journal, random, nextId);
            commitOne(journal, random, nextId);
            copyAsKilled();
        }
        int reused = written.lastKey();
        List<String> expected = new ArrayList<>(live());
        try (Stream<Path> files = Files.walk(killed)) {
            Path file = files.filter(path -> path.endsWith("%08d.cq4".formatted(reused)))
                    .findFirst()
                    .orElseThrow();
            assertThat(Files.size(file)).isGreaterThan(FILE_BYTES - 1L);
            byte[] bytes = Files.readAllBytes(file);
            java.util.Arrays.fill(bytes, 0, 32 << 10, (byte) 0x5A);
            Files.write(file, bytes);
        }
        try (Journal journal = open(killed)) {
            List<String> found = replay(journal);
            assertThat(expected).containsAll(found);
            assertThat(found).containsAll(written.firstEntry().getValue());
            assertThat(found).doesNotContainAnyElementsOf(deleted);
        }
    }
}
