package io.needletail.api.journal;

/** A journal that cannot be opened, read or written; the message names the directory or file and says what to do. */
public final class JournalException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public JournalException(String message) {
        super(message);
    }

    public JournalException(String message, Throwable cause) {
        super(message, cause);
    }
}
