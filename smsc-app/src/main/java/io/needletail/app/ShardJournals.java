package io.needletail.app;

import io.needletail.api.journal.Address;
import io.needletail.api.journal.Fact;
import io.needletail.api.journal.FactType;
import io.needletail.api.journal.JournalException;
import io.needletail.app.launch.JournalTools;
import io.needletail.persistence.JournalReader;
import io.needletail.persistence.JournalStats;
import io.needletail.persistence.record.Damage;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Reads the journals of all shards below a data directory, one after the other. */
final class ShardJournals implements JournalTools {
    private static final String SHARD_PREFIX = "shard-";
    private static final String JOURNAL = "journal";

    /** What is done with one journal. */
    @FunctionalInterface
    private interface Reading {
        void read(JournalReader journal, String shard);
    }

    @Override
    public void dump(Path dataDirectory, PrintWriter out) throws IOException {
        each(
                dataDirectory,
                (journal, shard) -> journal.forEach((fact, address) -> out.println(line(shard, fact, address))));
    }

    @Override
    public void stats(Path dataDirectory, PrintWriter out) throws IOException {
        each(dataDirectory, (journal, shard) -> {
            JournalStats stats = journal.stats();
            out.println(shard);
            out.println("  files         " + stats.files() + ", " + stats.bytes() + " bytes");
            out.println("  records       " + stats.records());
            stats.recordsByType().forEach((type, count) -> out.printf("    %-11s %d%n", word(type), count));
            out.println("  message ids   " + stats.lowestId() + " to " + stats.highestId());
            if (stats.records() > 0) {
                out.println("  written       " + Instant.ofEpochMilli(stats.firstTimeMillis()) + " to "
                        + Instant.ofEpochMilli(stats.lastTimeMillis()));
            }
            out.println("  damaged       " + stats.damages() + " place(s), " + stats.lostRecords() + " record(s) lost");
        });
    }

    @Override
    public boolean verify(Path dataDirectory, PrintWriter out) throws IOException {
        boolean[] sound = {true};
        each(dataDirectory, (journal, shard) -> {
            List<Damage> damages = journal.verify();
            damages.forEach(damage -> out.println(shard + "  " + damage));
            out.println(shard + "  " + (damages.isEmpty() ? "sound" : damages.size() + " damaged place(s)"));
            sound[0] &= damages.isEmpty();
        });
        return sound[0];
    }

    private static void each(Path dataDirectory, Reading reading) throws IOException {
        for (Path shard : shards(dataDirectory)) {
            try (JournalReader journal = JournalReader.open(shard.resolve(JOURNAL))) {
                reading.read(journal, shard.getFileName().toString());
            } catch (JournalException e) {
                throw new IOException(e.getMessage(), e);
            }
        }
    }

    private static List<Path> shards(Path dataDirectory) throws IOException {
        if (Files.isDirectory(dataDirectory)) {
            try (Stream<Path> entries = Files.list(dataDirectory)) {
                List<Path> shards =
                        entries.filter(ShardJournals::isShard).sorted().toList();
                if (!shards.isEmpty()) {
                    return shards;
                }
            }
        }
        throw new IOException("no journal in " + dataDirectory + " (data.dir)");
    }

    private static boolean isShard(Path entry) {
        return Files.isDirectory(entry) && String.valueOf(entry.getFileName()).startsWith(SHARD_PREFIX);
    }

    /** Texts and addresses stay out: they are personal data. */
    private static String line(String shard, Fact fact, long address) {
        StringBuilder line = new StringBuilder(shard)
                .append(' ')
                .append(Address.file(address))
                .append(':')
                .append(Address.offset(address))
                .append(' ')
                .append(Instant.ofEpochMilli(fact.timeMillis))
                .append(' ')
                .append(word(fact.type))
                .append(" id ")
                .append(fact.id);
        if (fact.type.carriesPdu() || fact.type == FactType.FINAL) {
            line.append(' ').append(fact.state.receiptWord());
        }
        if (fact.type.carriesPdu() || fact.type == FactType.ATTEMPTED) {
            line.append(" attempts ").append(fact.attempts);
        }
        if (fact.type.carriesPdu()) {
            line.append(" account ")
                    .append(new String(fact.systemId, 0, fact.systemIdLength, StandardCharsets.ISO_8859_1))
                    .append(" pdu ")
                    .append(fact.pduLength)
                    .append(" bytes");
        }
        return line.toString();
    }

    private static String word(Enum<?> type) {
        return type.name().toLowerCase(Locale.ROOT);
    }
}
