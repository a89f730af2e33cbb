package io.needletail.app.config;

import io.needletail.api.journal.Durability;
import io.needletail.app.config.bind.Key;
import io.needletail.app.config.bind.KeyTypes;
import io.needletail.app.config.bind.Topic;
import java.util.List;

/**
 * Where and how safely messages are kept.
 *
 * @param directory as written; see {@link Locations#resolve}
 * @param retainBytes size of a journal below which no waiting message is carried forward to free an old file
 * @param keepBytes size of a journal below which no file is deleted
 */
public record JournalConfig(
        String directory, Durability durability, long fileBytes, long minFreeBytes, long retainBytes, long keepBytes) {
    private static final long MIB = 1L << 20;
    private static final long GIB = 1L << 30;

    public static final Key<String> DIRECTORY = new Key<>(
            "data.dir",
            KeyTypes.path(),
            "data",
            "Where the journal is. A relative path starts at the installation, or at the working directory when it"
                    + " comes from --set. One server per directory.");
    public static final Key<Durability> DURABILITY = new Key<>(
            "journal.durability",
            KeyTypes.choice(Durability.class),
            Durability.PROCESS,
            "What an acknowledged message survives: memory nothing, process the death of the process, disk the loss of"
                    + " power.");
    static final Key<Long> FILE_BYTES = new Key<>(
            "journal.file-bytes",
            KeyTypes.bytes(MIB, 4 * GIB),
            256 * MIB,
            "Size at which a new journal file is begun. A file is deleted once nothing in it is needed.");
    static final Key<Long> MIN_FREE_BYTES = new Key<>(
            "journal.min-free-bytes",
            KeyTypes.bytes(0, 1024 * GIB),
            512 * MIB,
            "Free space below which new messages are refused with ESME_RMSGQFUL until space returns.");

    static final Key<Long> RETAIN_BYTES = new Key<>(
            "journal.retain-bytes",
            KeyTypes.bytes(0, 1024 * GIB),
            2 * GIB,
            "Size of a shard's journal above which messages that wait in old files are carried forward, so that the"
                    + " files can be deleted.");

    static final Key<Long> KEEP_BYTES = new Key<>(
            "journal.keep-bytes",
            KeyTypes.bytes(0, 1024 * GIB),
            0L,
            "Size of a shard's journal below which files are kept although nothing in them is needed, for smsc trace and"
                    + " smsc journal export. Not with journal.durability memory. All that is kept is read at the next start.");

    static final Topic<JournalConfig> TOPIC = new Topic<>(
            "Journal",
            "Where messages are kept, and how safely.",
            List.of(DIRECTORY, DURABILITY, FILE_BYTES, MIN_FREE_BYTES, RETAIN_BYTES, KEEP_BYTES),
            v -> new JournalConfig(
                    v.get(DIRECTORY),
                    v.get(DURABILITY),
                    v.get(FILE_BYTES),
                    v.get(MIN_FREE_BYTES),
                    v.get(RETAIN_BYTES),
                    v.get(KEEP_BYTES)));
}
