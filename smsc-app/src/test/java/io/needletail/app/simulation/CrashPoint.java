package io.needletail.app.simulation;

/** The places at which a process can end. */
enum CrashPoint {
    /** Replay asks the disk for bytes. */
    RECOVERY_READ,
    /** Replay hands a fact to the shard. */
    RECOVERY_FACT,
    /** Replay is over, nothing has been done yet. */
    RECOVERED,
    /** The shard is about to take an event. */
    EVENT,
    /** A fact is in the open batch. */
    APPENDED,
    /** A batch is about to be written. */
    BEFORE_WRITE,
    /** A part of a batch is written. */
    IN_WRITE,
    /** A batch is written, the journal does not know yet. */
    AFTER_WRITE,
    /** A batch is committed, its answers are not out. */
    COMMITTED,
    /** An answer has just been put into the outbox. */
    ANSWERED,
    /** The answer to an operation has just been put into the outbox. */
    OPERATION_ANSWERED,
    /** A message has just been offered to a destination. */
    OFFERED,
    /** A submit_sm to a carrier has just been put into the outbox. */
    SUBMIT_PUT,
    /** A message to an ESME has just been put into the outbox. */
    DELIVERY_PUT,
    /** The answer to a carrier's deliver_sm has just been put into the outbox. */
    CARRIER_ANSWERED,
    /** A receipt has just been put into the outbox. */
    RECEIPT_PUT,
    /** A turn has ended. */
    TURN_END,
    /** A force is about to start. */
    BEFORE_FORCE,
    /** Some of the unforced batches are forced. */
    IN_FORCE,
    /** A force is done, the journal does not know yet. */
    AFTER_FORCE,
    /** Journal files are about to be deleted. */
    BEFORE_DELETE,
    /** A journal file is deleted. */
    AFTER_DELETE,
    /** A file is being carried forward. */
    CARRY,
    /** An event loop has flushed. */
    FLUSHED
}
