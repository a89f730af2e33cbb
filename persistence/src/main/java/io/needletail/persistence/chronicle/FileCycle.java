package io.needletail.persistence.chronicle;

import java.util.concurrent.TimeUnit;
import net.openhft.chronicle.core.time.TimeProvider;
import net.openhft.chronicle.queue.RollCycle;
import net.openhft.chronicle.queue.rollcycles.RollCycleArithmetic;

/**
 * Makes Chronicle roll when told to, not by the wall clock. A cycle is a day for Chronicle, and the file name is the day as
 * a modified Julian day number; with the matching epoch, name, cycle and file number are the same eight digits. Advanced by
 * the shard thread, read by Chronicle on the same thread.
 */
final class FileCycle implements RollCycle, TimeProvider {
    private static final long DAY_MILLIS = TimeUnit.DAYS.toMillis(1);
    private static final long MODIFIED_JULIAN_DAY_OF_1970 = 40_587;

    /**
     * 1024 entries of 65,536 documents each: more than the largest file holds, so that Chronicle never puts a second index
     * between documents.
     */
    private final RollCycleArithmetic arithmetic = RollCycleArithmetic.of(1 << 10, 1 << 16);

    private int cycle;

    FileCycle(int firstCycle) {
        cycle = firstCycle;
    }

    int cycle() {
        return cycle;
    }

    void advance() {
        cycle++;
    }

    /** Epoch to set on the queue, milliseconds. */
    static long epochMillis() {
        return -MODIFIED_JULIAN_DAY_OF_1970 * DAY_MILLIS;
    }

    @Override
    public int current(TimeProvider time, long epoch) {
        return cycle;
    }

    @Override
    public long currentTimeMillis() {
        return cycle * DAY_MILLIS;
    }

    @Override
    public String format() {
        return "gggggggg";
    }

    @Override
    public int lengthInMillis() {
        return (int) DAY_MILLIS;
    }

    @Override
    public int defaultIndexCount() {
        return arithmetic.indexCount();
    }

    @Override
    public int defaultIndexSpacing() {
        return arithmetic.indexSpacing();
    }

    @Override
    public long toIndex(int ofCycle, long sequenceNumber) {
        return arithmetic.toIndex(ofCycle, sequenceNumber);
    }

    @Override
    public long toSequenceNumber(long index) {
        return arithmetic.toSequenceNumber(index);
    }

    @Override
    public int toCycle(long index) {
        return arithmetic.toCycle(index);
    }

    @Override
    public long maxMessagesPerCycle() {
        return arithmetic.maxMessagesPerCycle();
    }
}
