package io.needletail.persistence;

import io.needletail.api.journal.FactType;
import java.util.Map;

/**
 * What a journal holds.
 *
 * @param files number of files
 * @param bytes bytes that hold batches, over all files
 * @param records sound records
 * @param recordsByType the same by type; every type is there
 * @param lowestId smallest message id of any record, 0 without one (a stray receipt has none)
 * @param highestId largest message id ever written, also if its record's file is gone
 * @param firstTimeMillis earliest time of a record, milliseconds since 1970 UTC, 0 without records
 * @param lastTimeMillis latest time of a record
 * @param damages damaged places
 * @param lostRecords records known to be missing
 */
public record JournalStats(
        int files,
        long bytes,
        long records,
        Map<FactType, Long> recordsByType,
        long lowestId,
        long highestId,
        long firstTimeMillis,
        long lastTimeMillis,
        int damages,
        long lostRecords) {}
