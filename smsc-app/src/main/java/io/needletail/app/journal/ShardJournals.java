package io.needletail.app.journal;

import io.needletail.api.journal.JournalException;
import io.needletail.app.launch.ExportRequest;
import io.needletail.app.launch.JournalTools;
import io.needletail.app.launch.TraceRequest;
import io.needletail.persistence.JournalReader;
import io.needletail.persistence.JournalStats;
import io.needletail.persistence.record.Damage;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** Reads the journals of all shards below a data directory, one after the other. */
public final class ShardJournals implements JournalTools {
    private static final String SHARD_PREFIX = "shard-";
    private static final String JOURNAL = "journal";

    /** What is done with one journal. */
    @FunctionalInterface
    private interface Reading {
        void read(JournalReader journal, String shard) throws IOException;
    }

    @Override
    public void dump(Path dataDirectory, PrintWriter out) throws IOException {
        each(
                dataDirectory,
                (journal, shard) -> journal.forEach((fact, address) -> out.println(FactLine.of(shard, fact, address))));
    }

    @Override
    public void stats(Path dataDirectory, PrintWriter out) throws IOException {
        each(dataDirectory, (journal, shard) -> {
            JournalStats stats = journal.stats();
            out.println(shard);
            out.println("  files         " + stats.files() + ", " + stats.bytes() + " bytes");
            out.println("  records       " + stats.records());
            stats.recordsByType().forEach((type, count) -> out.printf("    %-13s %d%n", FactLine.word(type), count));
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

    @Override
    public boolean trace(Path dataDirectory, TraceRequest request, PrintWriter out) throws IOException {
        MessageTrace trace = new MessageTrace(request, out);
        each(dataDirectory, trace::read);
        return trace.found();
    }

    @Override
    public void export(Path dataDirectory, ExportRequest request, PrintWriter out) throws IOException {
        RecordOutput records = request.format() == ExportRequest.Format.CSV
                ? new CsvRecordOutput(out, CallRecord.COLUMNS)
                : new JsonRecordOutput(out);
        each(dataDirectory, (journal, shard) -> new CallRecordFold(journal, request, records).run());
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
}
