package io.needletail.persistence.state;

import io.needletail.api.journal.JournalException;
import io.needletail.api.message.MessageState;
import io.needletail.api.message.StateStore;
import io.needletail.api.message.StoredState;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * The newest messages of one shard by id, in a mapped file that survives kill -9: ids rise one by one, so an id's place is
 * its number modulo the number of places, and neighbours lie side by side. After a loss of power some may be missing. The
 * file is written as a whole when it is made: a disk that fills up later cannot take its pages away.
 *
 * <pre>
 * 0     8         12       16     20      21         22      24
 * | id  | account | source | time | state | reserved | error |      time: seconds since 2020, state: 0 not final, else code + 1
 * </pre>
 */
public final class MappedStateStore implements StateStore, AutoCloseable {
    private static final int PLACE_BYTES = 24;
    private static final int HEADER_BYTES = 24;
    private static final long MAGIC = 0x4E54_5354_4154_4531L;
    private static final int ACCOUNT = 8;
    private static final int SOURCE = 12;
    private static final int TIME = 16;
    private static final int STATE = 20;
    private static final int ERROR = 22;
    private static final long EPOCH_MILLIS = 1_577_836_800_000L;
    private static final int ZEROS = 1 << 20;

    private final FileChannel file;
    private final MappedByteBuffer places;
    private final int mask;
    private final int shards;
    private final long keepMillis;

    /**
     * Opens the file, or makes it anew where it has another number of places.
     *
     * @param messages places, rounded up to a power of two
     * @param shards number of shards: ids of one are so far apart
     * @param keepMillis how long a final state is told
     * @throws JournalException if the file cannot be made or read
     */
    public MappedStateStore(Path path, int messages, int shards, long keepMillis) {
        this.shards = shards;
        this.keepMillis = keepMillis;
        int count = messages <= 1 ? 1 : Integer.highestOneBit(messages - 1) * 2;
        this.mask = count - 1;
        long bytes = HEADER_BYTES + (long) count * PLACE_BYTES;
        try {
            Files.createDirectories(path.toAbsolutePath().getParent());
            file = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            if (!isSound(bytes)) {
                writeAnew(bytes);
            }
            places = file.map(FileChannel.MapMode.READ_WRITE, 0, bytes);
            places.order(ByteOrder.LITTLE_ENDIAN);
        } catch (IOException e) {
            throw new JournalException("cannot open the file of final states " + path + ": " + e.getMessage(), e);
        }
    }

    @Override
    public void accepted(long id, int account, int source) {
        int at = place(id);
        places.putLong(at, id);
        places.putLong(at + ACCOUNT, account & 0xFFFF_FFFFL | (long) source << Integer.SIZE);
        places.putLong(at + TIME, 0);
    }

    @Override
    public void concluded(long id, MessageState state, int networkError, long timeMillis) {
        int at = place(id);
        if (places.getLong(at) == id) {
            long seconds = (timeMillis - EPOCH_MILLIS) / 1000 & 0xFFFF_FFFFL;
            long outcome = state.code() + 1L | (networkError & 0xFFFFL) << 16;
            places.putLong(at + TIME, seconds | outcome << Integer.SIZE);
        }
    }

    @Override
    public boolean find(long id, long nowMillis, StoredState into) {
        int at = place(id);
        int state = places.get(at + STATE);
        if (places.getLong(at) != id || state < 1 || state > MessageState.values().length) {
            return false;
        }
        into.account = places.getInt(at + ACCOUNT);
        into.source = places.getInt(at + SOURCE);
        into.state = MessageState.of(state - 1);
        into.networkError = places.getShort(at + ERROR) & 0xFFFF;
        into.timeMillis = EPOCH_MILLIS + (places.getInt(at + TIME) & 0xFFFF_FFFFL) * 1000;
        return nowMillis - into.timeMillis < keepMillis;
    }

    /** Lets go of the file; the mapping goes with the garbage. */
    @Override
    public void close() {
        try {
            file.close();
        } catch (IOException e) {
            throw new JournalException("cannot close the file of final states: " + e.getMessage(), e);
        }
    }

    private int place(long id) {
        // Spares the usual case a division.
        long number = shards == 1 ? id : id / shards;
        return HEADER_BYTES + (int) (number & mask) * PLACE_BYTES;
    }

    private boolean isSound(long bytes) throws IOException {
        if (file.size() != bytes) {
            return false;
        }
        ByteBuffer header = ByteBuffer.allocate(HEADER_BYTES).order(ByteOrder.LITTLE_ENDIAN);
        file.read(header, 0);
        return header.getLong(0) == MAGIC && header.getInt(Long.BYTES) == shards;
    }

    private void writeAnew(long bytes) throws IOException {
        file.truncate(0);
        ByteBuffer zeros = ByteBuffer.allocateDirect(ZEROS);
        for (long at = 0; at < bytes; at += zeros.limit()) {
            zeros.clear().limit((int) Math.min(ZEROS, bytes - at));
            while (zeros.hasRemaining()) {
                file.write(zeros, at + zeros.position());
            }
        }
        ByteBuffer header = ByteBuffer.allocate(HEADER_BYTES).order(ByteOrder.LITTLE_ENDIAN);
        header.putLong(0, MAGIC).putInt(Long.BYTES, shards);
        file.write(header, 0);
    }
}
