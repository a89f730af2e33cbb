package io.needletail.core.shard;

import io.needletail.api.journal.Fact;
import io.needletail.api.journal.FactType;
import io.needletail.api.journal.Journal;
import io.needletail.core.family.Family;
import io.needletail.core.family.MemberHeader;
import io.needletail.core.table.MessageTable;
import io.needletail.core.table.Phase;
import java.nio.charset.StandardCharsets;

/**
 * Lets old journal files go. Files are deleted oldest first, because a later file may hold the fact that settles an earlier
 * file's message. When the journal has grown far beyond what lives in it, the live messages of its oldest file are written
 * once more at its end, a few each turn; never more bytes than have been written for other reasons, so that messages too
 * large for the guess below do not go round and round.
 */
final class RetentionStage {
    private static final int FACTS_PER_STEP = 512;
    /** Journal bytes tolerated for each byte of live messages. */
    private static final int GROWTH = 4;
    /** A guess at the journal bytes of one live message. */
    private static final long MESSAGE_BYTES = 256;

    /** Journal bytes of a carried message besides its PDU, about. */
    private static final int RECORD_BYTES = 80;

    private static final int NO_FILE = -1;
    private static final long UNKNOWN = -1;

    private final ShardState state;
    private final Journal journal;
    private int carryFile = NO_FILE;
    private long carryOffset;
    private int deletable = NO_FILE;
    private long deletableBatch;
    private long carriedBytes;
    private long bytesAtStart = UNKNOWN;

    RetentionStage(ShardState state) {
        this.state = state;
        this.journal = state.ports.journal();
    }

    boolean hasWork() {
        return carryFile != NO_FILE;
    }

    /** A few times a second: finds what may be deleted and what should be carried forward. */
    void plan() {
        if (bytesAtStart == UNKNOWN) {
            bytesAtStart = journal.totalBytes();
        }
        state.metrics.journalBytes.set(journal.totalBytes());
        state.metrics.journalFiles.set(journal.currentFile() - journal.oldestFile() + 1L);
        if (deletable != NO_FILE && journal.durable() >= deletableBatch) {
            journal.deleteThrough(deletable);
            state.live.startAt(journal.oldestFile());
            deletable = NO_FILE;
        }
        if (deletable == NO_FILE) {
            findDeletable();
        }
        if (carryFile == NO_FILE && deletable == NO_FILE && isOvergrown() && mayWrite()) {
            carryFile = journal.oldestFile();
            carryOffset = 0;
        }
    }

    /** Each turn: carries the next few messages of the file that is being emptied. */
    void step() {
        if (carryFile == NO_FILE) {
            return;
        }
        carryOffset = journal.scan(carryFile, carryOffset, FACTS_PER_STEP, this::carry);
        if (carryOffset < 0) {
            carryFile = NO_FILE;
        }
    }

    /** What is deletable now is deleted only when every fact so far is durable: a carried copy may be in the last batch. */
    private void findDeletable() {
        int current = journal.currentFile();
        int file = journal.oldestFile();
        while (file < current && state.live.count(file) == 0) {
            deletable = file++;
        }
        deletableBatch = state.writer.lastBatch();
    }

    private boolean isOvergrown() {
        long live = state.table.size() * MESSAGE_BYTES;
        return journal.oldestFile() < journal.currentFile()
                && journal.totalBytes() > state.config.retainBytes() + GROWTH * live;
    }

    private boolean mayWrite() {
        return carriedBytes <= bytesAtStart + state.writer.writtenBytes() - carriedBytes;
    }

    /** A message at a destination is offered again after a restart; one that was not there yet keeps its schedule. */
    private long dueOf(int entry) {
        Phase phase = state.table.phase(entry);
        return phase == Phase.WAITING || phase == Phase.JOURNALING ? state.table.due(entry) : 0;
    }

    private void carry(Fact found, long address) {
        if (!found.type.carriesPdu()) {
            return;
        }
        MessageTable table = state.table;
        int entry = table.find(found.id);
        if (entry == MessageTable.NONE || table.address(entry) != address || state.writer.isSuperseded(entry)) {
            return;
        }
        boolean isFinal = table.state(entry).isFinal();
        found.type = FactType.CARRIED;
        found.state = table.state(entry);
        int wanted = found.attempts;
        found.attempts = isFinal ? 0 : table.attempts(entry);
        found.networkError = table.networkError(entry);
        found.expiryMillis = table.expiryMillis(entry);
        if (!isFinal && carryPart(found, entry)) {
            found.attempts = wanted;
        } else {
            found.flags &= ~Fact.HELD;
            found.dueMillis = isFinal ? table.expiryMillis(entry) : dueOf(entry);
            carryHandOver(found, entry);
        }
        Family family = table.isMember(entry) ? state.families.of(found.id) : null;
        if (family != null) {
            MemberHeader.write(family, found.pdu, found.pduOffset);
        }
        state.writer.append(found, entry);
        carriedBytes += found.pduLength + RECORD_BYTES;
        state.metrics.carried.increment();
    }

    /** A part that is held keeps its deadline; one that has gone into a message keeps that one's id. */
    private boolean carryPart(Fact found, int entry) {
        int message = state.joined.isEmpty() ? MessageTable.NONE : state.joined.message(entry);
        if (message != MessageTable.NONE) {
            found.upstream = state.table.id(message);
            found.flags |= Fact.HELD;
            if ((state.table.flags(entry) & ~MessageTable.SHORT_ID) == 0) {
                found.flags &= ~(Fact.REGISTERED_MASK << Fact.REGISTERED_SHIFT);
            }
        }
        return message != MessageTable.NONE || (found.flags & Fact.HELD) != 0 && state.held.of(entry) != null;
    }

    /** A carried message knows the carrier that has it: in one record, of which no crash leaves a half. */
    private void carryHandOver(Fact found, int entry) {
        boolean pinned = (found.flags & Fact.PINNED) != 0;
        found.upstream = state.table.upstream(entry);
        if (found.upstream != 0) {
            int destination = state.table.destination(entry);
            found.dueMillis = state.table.due(entry);
            found.destination =
                    (destination < 0 ? "" : state.targets.name(destination)).getBytes(StandardCharsets.ISO_8859_1);
            found.destinationLength = found.destination.length;
        } else if (!pinned) {
            found.destinationLength = 0;
        }
    }
}
