package io.needletail.core.broadcast;

import io.needletail.api.journal.JournalException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * The file of broadcasts: records one behind the other, read at the start, when it is written anew without those that need
 * not be known any more. A record that was cut off by the end of a process ends it. Thread {@code smsc-broadcast}, and before
 * that who opens it.
 *
 * <pre>
 * 0         4        8      9        17
 * | length  | CRC32C | type | number | ...        big-endian; length and CRC32C are of what is behind them
 *
 * type 1, accepted:   17 start | 25 count | 33 cut (u8) | 34 end | 42 octets of system_id (u8) | system_id | broadcast_sm
 * type 2, cancelled:  17 when
 * type 3, the highest number so far
 * </pre>
 */
final class BroadcastLog implements AutoCloseable {
    private static final byte ACCEPTED = 1;
    private static final byte CANCELLED = 2;
    private static final byte HIGHEST = 3;
    private static final int HEADER_BYTES = 8;
    private static final int MOST_BYTES = 1 << 20;

    private final boolean forced;
    private final Map<Long, Broadcast> found = new TreeMap<>();
    private final Map<Long, byte[]> pdus = new TreeMap<>();
    private long highest;
    private @Nullable FileChannel file;
    private boolean failed;

    /** @param forced every record is on the disk before {@link #accepted} and {@link #cancelled} return */
    BroadcastLog(boolean forced) {
        this.forced = forced;
    }

    /**
     * Reads the file and writes it anew.
     *
     * @param keepFrom broadcasts that ended before are dropped
     * @throws JournalException naming the file
     */
    void open(Path path, long keepFrom) {
        try {
            read(path);
            found.values().removeIf(broadcast -> broadcast.finalMillis() < keepFrom);
            Path fresh = path.resolveSibling(path.getFileName() + ".new");
            try (FileChannel out = FileChannel.open(
                    fresh, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
                write(out, record(HIGHEST, highest, 0).flip());
                for (Broadcast each : found.values()) {
                    write(out, acceptedRecord(each, Objects.requireNonNull(pdus.get(each.number()))));
                    if (each.isCancelled()) {
                        write(out, cancelledRecord(each.number(), each.cancelledMillis()));
                    }
                }
                out.force(true);
            }
            Files.move(fresh, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            file = FileChannel.open(path, StandardOpenOption.WRITE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new JournalException("cannot open the file of broadcasts " + path + ": " + e.getMessage(), e);
        } finally {
            pdus.clear();
        }
    }

    /** What the file held, by number. */
    Map<Long, Broadcast> found() {
        return found;
    }

    long highest() {
        return highest;
    }

    /** @throws JournalException if it cannot be written; nothing more is, then */
    void accepted(Broadcast broadcast, byte[] pdu) {
        append(acceptedRecord(broadcast, pdu));
    }

    /** @throws JournalException if it cannot be written; nothing more is, then */
    void cancelled(Broadcast broadcast) {
        append(cancelledRecord(broadcast.number(), broadcast.cancelledMillis()));
    }

    @Override
    public void close() {
        try {
            if (file != null) {
                file.close();
            }
        } catch (IOException e) {
            throw new JournalException("cannot close the file of broadcasts: " + e.getMessage(), e);
        }
    }

    private void append(ByteBuffer record) {
        if (file == null) {
            return;
        }
        if (failed) {
            throw new JournalException("the file of broadcasts could not be written before");
        }
        failed = true;
        try {
            write(file, record);
            if (forced) {
                file.force(false);
            }
        } catch (IOException e) {
            throw new JournalException("cannot write the file of broadcasts: " + e.getMessage(), e);
        }
        failed = false;
    }

    private static void write(FileChannel out, ByteBuffer record) throws IOException {
        int length = record.limit() - HEADER_BYTES;
        record.putInt(0, length).putInt(4, crc(record.slice(HEADER_BYTES, length)));
        while (record.hasRemaining()) {
            out.write(record);
        }
    }

    private void read(Path path) throws IOException {
        ByteBuffer all;
        try {
            all = ByteBuffer.wrap(Files.readAllBytes(path));
        } catch (NoSuchFileException e) {
            return;
        }
        while (all.remaining() >= HEADER_BYTES) {
            int length = all.getInt();
            int crc = all.getInt();
            if (length < 9
                    || length > Math.min(MOST_BYTES, all.remaining())
                    || crc != crc(all.slice(all.position(), length))) {
                return;
            }
            ByteBuffer record = all.slice(all.position(), length);
            all.position(all.position() + length);
            take(record);
        }
    }

    private void take(ByteBuffer record) {
        byte type = record.get();
        long number = record.getLong();
        highest = Math.max(highest, number);
        if (type == ACCEPTED) {
            takeAccepted(number, record);
        } else if (type == CANCELLED) {
            long when = record.getLong();
            found.computeIfPresent(number, (key, broadcast) -> broadcast.cancelled(when));
        }
    }

    private void takeAccepted(long number, ByteBuffer record) {
        long start = record.getLong();
        long count = record.getLong();
        boolean cut = record.get() != 0;
        long end = record.getLong();
        byte[] systemId = new byte[record.get() & 0xFF];
        record.get(systemId);
        byte[] pdu = new byte[record.remaining()];
        record.get(pdu);
        BroadcastRequest request = new BroadcastParser(pdu, 0, pdu.length).request();
        if (request != null) {
            String account = new String(systemId, StandardCharsets.ISO_8859_1);
            found.put(number, new Broadcast(number, account, request, start, count, cut, end, Broadcast.NEVER));
            pdus.put(number, pdu);
        }
    }

    private static ByteBuffer acceptedRecord(Broadcast broadcast, byte[] pdu) {
        byte[] systemId = broadcast.systemId().getBytes(StandardCharsets.ISO_8859_1);
        return record(ACCEPTED, broadcast.number(), 26 + systemId.length + pdu.length)
                .putLong(broadcast.startMillis())
                .putLong(broadcast.count())
                .put((byte) (broadcast.isCut() ? 1 : 0))
                .putLong(broadcast.endMillis())
                .put((byte) systemId.length)
                .put(systemId)
                .put(pdu)
                .flip();
    }

    private static ByteBuffer cancelledRecord(long number, long when) {
        return record(CANCELLED, number, Long.BYTES).putLong(when).flip();
    }

    /** Room for length and checksum, type, number; so many octets are to follow. */
    private static ByteBuffer record(byte type, long number, int more) {
        return ByteBuffer.allocate(HEADER_BYTES + 9 + more)
                .position(HEADER_BYTES)
                .put(type)
                .putLong(number);
    }

    private static int crc(ByteBuffer bytes) {
        CRC32C crc = new CRC32C();
        crc.update(bytes);
        return (int) crc.getValue();
    }
}
