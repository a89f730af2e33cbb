package io.needletail.persistence.store;

import io.needletail.api.journal.Address;
import java.util.ArrayList;
import java.util.List;
import org.agrona.collections.Int2ObjectHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Files made of heap memory, in chunks so that an idle journal is small. Nothing survives; deleting a file frees it.
 * Shard thread only.
 */
public final class HeapBatchStore implements BatchStore {
    private static final int CHUNK_BITS = 18;
    private static final int CHUNK_BYTES = 1 << CHUNK_BITS;

    private final long fileBytes;
    private final Int2ObjectHashMap<MemoryFile> files = new Int2ObjectHashMap<>();
    private MemoryFile current = new MemoryFile();
    private int currentNumber = 1;

    /** Rolls to a new file when one holds {@code fileBytes}. */
    public HeapBatchStore(long fileBytes) {
        this.fileBytes = fileBytes;
        files.put(currentNumber, current);
    }

    @Override
    public int[] files() {
        return files.keySet().stream().mapToInt(Integer::intValue).sorted().toArray();
    }

    @Override
    public int currentFile() {
        return currentNumber;
    }

    @Override
    public long write(byte[] batch, int length) {
        long address = Address.of(currentNumber, current.write(batch, length));
        if (current.end >= fileBytes) {
            current = new MemoryFile();
            currentNumber++;
            files.put(currentNumber, current);
        }
        return address;
    }

    @Override
    public long extent(int file) {
        MemoryFile found = find(file);
        return found == null ? 0 : found.end;
    }

    @Override
    public int read(int file, long offset, byte[] into, int at, int length) {
        MemoryFile found = find(file);
        return found == null ? 0 : found.read(offset, into, at, length);
    }

    private @Nullable MemoryFile find(int file) {
        return file == currentNumber ? current : files.get(file);
    }

    @Override
    public void force() {
        // Memory has nothing to be forced to.
    }

    @Override
    public void delete(int file) {
        if (file != currentNumber) {
            files.remove(file);
        }
    }

    @Override
    public void close() {
        files.clear();
        current = new MemoryFile();
    }

    /** One file. */
    private static final class MemoryFile {
        private final List<byte[]> chunks = new ArrayList<>();
        private long end;

        /** Appends at the next multiple of four and returns the offset. */
        long write(byte[] batch, int length) {
            long start = end + 3 & ~3L;
            int done = 0;
            while (done < length) {
                long position = start + done;
                int chunk = (int) (position >>> CHUNK_BITS);
                if (chunk == chunks.size()) {
                    chunks.add(new byte[CHUNK_BYTES]);
                }
                int within = (int) position & CHUNK_BYTES - 1;
                int part = Math.min(length - done, CHUNK_BYTES - within);
                System.arraycopy(batch, done, chunks.get(chunk), within, part);
                done += part;
            }
            end = start + length;
            return start;
        }

        int read(long offset, byte[] into, int at, int length) {
            int wanted = (int) Math.max(0, Math.min(length, end - offset));
            int done = 0;
            while (done < wanted) {
                long position = offset + done;
                int within = (int) position & CHUNK_BYTES - 1;
                int part = Math.min(wanted - done, CHUNK_BYTES - within);
                System.arraycopy(chunks.get((int) (position >>> CHUNK_BITS)), within, into, at + done, part);
                done += part;
            }
            return done;
        }
    }
}
