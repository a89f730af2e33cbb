package io.needletail.persistence.scan;

import io.needletail.persistence.record.BatchHeader;
import io.needletail.persistence.record.Damage;
import io.needletail.persistence.record.RecordCodec;
import io.needletail.persistence.store.BatchSource;

/**
 * Walks one file's batches. A batch is followed by its length, so that nothing inside a message is ever looked at; between
 * batches, and after a damaged record, every multiple of four is tried for a sound batch header or a sound record. A
 * record found outside a batch means that the batch's header is gone.
 *
 * <p>Reads about a gigabyte a second where there is no damage. One thread; its window of some megabytes is reused.
 */
public final class FileScan {
    private final BatchSource source;
    private final int salt;
    private final RecordCodec codec;
    private final BatchHeader header = new BatchHeader();
    private final FileWindow window;

    private int file;
    private long extent;
    private long end;
    private boolean stopped;

    public FileScan(BatchSource source, int salt) {
        this.source = source;
        this.salt = salt;
        this.codec = new RecordCodec(salt);
        this.window = new FileWindow(source);
    }

    /**
     * Scans from an offset (any multiple of four, 0 for all) to the end of the file or until the sink has enough.
     *
     * @return offset behind the last record that the sink saw, or -1 when the end of the file was reached
     */
    public long scan(int fileNumber, long fromOffset, RecordSink sink) {
        file = fileNumber;
        codec.file(fileNumber);
        header.file(fileNumber);
        extent = source.extent(fileNumber);
        end = fromOffset;
        stopped = false;
        window.open(fileNumber, extent);
        long position = fromOffset;
        while (!stopped && position >= 0) {
            position = step(position, sink);
        }
        return stopped ? end : -1;
    }

    /** Offset behind the last batch or record that was found: the file holds nothing of value from here on. */
    public long endOfBatches() {
        return end;
    }

    /** One step: skips to the next batch or loose record, hands it over and returns where to go on, -1 at the end. */
    private long step(long from, RecordSink sink) {
        long position = next(from);
        if (position < 0) {
            return -1;
        }
        int at = window.index(position);
        if (BatchHeader.mayStart(window.bytes(), at)) {
            return batch(position, sink);
        }
        sink.onDamage(new Damage(file, end, position, 0, "records whose batch header is damaged"));
        return loose(position, sink);
    }

    private long next(long from) {
        long position = from;
        while (true) {
            int there = window.ensure(position, BatchHeader.BYTES);
            if (there < BatchHeader.BYTES) {
                return -1;
            }
            byte[] bytes = window.bytes();
            int first = window.index(position);
            int last = window.limit() - BatchHeader.BYTES;
            int at = first;
            while (at <= last && !BatchHeader.mayStart(bytes, at) && !RecordCodec.mayStart(bytes, at)) {
                at += 4;
            }
            position += at - first;
            if (at <= last) {
                if (startsSound(position)) {
                    return position;
                }
                position += 4;
            }
        }
    }

    private boolean startsSound(long position) {
        int at = window.index(position);
        if (BatchHeader.mayStart(window.bytes(), at)) {
            return header.isSound(window.bytes(), at) && BatchHeader.salt(window.bytes(), at) == salt;
        }
        return soundRecord(position, extent);
    }

    /** True if a sound record starts at a position; loads what is needed for the answer. */
    private boolean soundRecord(long position, long limit) {
        if (window.ensure(position, RecordCodec.MIN_BYTES) < RecordCodec.MIN_BYTES) {
            return false;
        }
        int length = RecordCodec.claimedLength(window.bytes(), window.index(position));
        if (length < RecordCodec.MIN_BYTES || length > limit - position || length > BatchHeader.MAX_BATCH_BYTES) {
            return false;
        }
        int there = window.ensure(position, length);
        int at = window.index(position);
        return there == length && codec.isSound(window.bytes(), at, at + length);
    }

    private long batch(long start, RecordSink sink) {
        int length = BatchHeader.length(window.bytes(), window.index(start));
        int count = BatchHeader.count(window.bytes(), window.index(start));
        int there = window.ensure(start, length);
        long limit = start + there;
        sink.onBatch(window.bytes(), window.index(start));
        end = Math.max(end, start + BatchHeader.BYTES);
        long position = start + BatchHeader.BYTES;
        int found = 0;
        while (position < limit && !stopped) {
            int at = window.index(position);
            if (codec.isSound(window.bytes(), at, window.index(limit))) {
                found += RecordCodec.facts(window.bytes(), at);
                position = record(position, sink);
            } else {
                position = skipDamage(position, limit, sink);
            }
        }
        if (!stopped && found < count && there < length) {
            sink.onDamage(new Damage(file, limit, start + length, 0, "the file ends inside a batch"));
        }
        return limit;
    }

    private long skipDamage(long from, long limit, RecordSink sink) {
        long position = from + 4;
        while (position < limit && !codec.isSound(window.bytes(), window.index(position), window.index(limit))) {
            position += 4;
        }
        long to = Math.min(position, limit);
        sink.onDamage(new Damage(file, from, to, 0, "a batch with unreadable records"));
        end = Math.max(end, to);
        return to;
    }

    private long loose(long start, RecordSink sink) {
        long position = start;
        while (!stopped && window.ensure(position, RecordCodec.MIN_BYTES) == RecordCodec.MIN_BYTES) {
            if (!soundRecord(position, extent)) {
                break;
            }
            position = record(position, sink);
        }
        return position;
    }

    private long record(long position, RecordSink sink) {
        int at = window.index(position);
        int length = RecordCodec.claimedLength(window.bytes(), at);
        if (!sink.onRecord(window.bytes(), at, position)) {
            stopped = true;
        }
        end = Math.max(end, position + RecordCodec.align(length));
        return position + RecordCodec.align(length);
    }
}
