package io.needletail.api.journal;

/**
 * The queue and the memory of one shard. Facts are appended into an open batch; {@link #commit} writes the batch as one
 * unit and tells where it went; {@link #durable} advances later, when the batch is as safe as {@link Durability} asks.
 *
 * <p>Unless a method says otherwise it is called by the shard thread only. {@link #append}, {@link #commit} and
 * {@link #read} do not block on a disk; they allocate nothing in steady state.
 */
public interface Journal extends AutoCloseable {

    /**
     * Reads everything that is there, in order, once, before the first append. Damaged parts are quarantined, logged and
     * counted, never fatal; every sound record behind them that can be found is still visited.
     */
    void replay(FactVisitor visitor);

    /** Largest message id ever written here, 0 if none: known after {@link #replay}, even if its file is gone. */
    long lastId();

    /**
     * Puts a fact into the open batch.
     *
     * @return offset of the fact's record in the batch; its address is the base that {@link #commit} returns plus this
     */
    int append(Fact fact);

    /** Bytes in the open batch, 0 for none; a caller commits well before {@link #maxBatchBytes}. */
    int openBatchBytes();

    /** Largest batch; append beyond it throws {@link IllegalStateException}. */
    int maxBatchBytes();

    /**
     * Writes the open batch; without one does nothing.
     *
     * @return base address of the batch's records, {@link Address#NONE} if nothing was open
     * @throws JournalException when it could not be written: the health is then Failed for good and no fact of the batch
     *     may be acted upon
     */
    long commit();

    /** Number of batches committed so far. */
    long committed();

    /** Number of batches that are as safe as configured; any thread. At most {@link #committed}. */
    long durable();

    /** Runs after each advance of {@link #durable} that another thread caused; must not block. Set once, before use. */
    void onDurable(Runnable wake);

    /** Any thread. */
    JournalHealth health();

    /**
     * Reads the record at an address of a fact that carries a PDU. It may belong to the last committed batch.
     *
     * @return false if there is no sound record at this address
     */
    boolean read(long address, Fact into);

    /** File that the next commit goes to. */
    int currentFile();

    /** Oldest file still there. */
    int oldestFile();

    /** Bytes in all files still there. */
    long totalBytes();

    /** Bytes written to one file. */
    long fileBytes(int file);

    /**
     * Visits about {@code maxFacts} facts of one finished file, whole records only, for carrying live messages forward.
     *
     * @param fromOffset 0, or what the previous call returned
     * @return where to go on, or -1 when the file is at its end
     */
    long scan(int file, long fromOffset, int maxFacts, FactVisitor visitor);

    /** Deletes all files up to and including this one, or fewer if it is to keep some for tools; never the current one. */
    void deleteThrough(int file);

    /** Makes everything durable and lets go of files and threads. */
    @Override
    void close();
}
