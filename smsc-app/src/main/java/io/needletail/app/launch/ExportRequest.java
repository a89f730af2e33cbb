package io.needletail.app.launch;

import org.jspecify.annotations.Nullable;

/**
 * Which call detail records are wanted, and how.
 *
 * @param format how they are written
 * @param fromMillis accepted at this time or later, milliseconds since 1970 UTC
 * @param toMillis accepted before this time
 * @param account system_id of the only account to be exported; null for all, and for stray receipts
 * @param disclosure what may be shown; texts never are
 */
public record ExportRequest(
        Format format,
        long fromMillis,
        long toMillis,
        @Nullable String account,
        Disclosure disclosure) {

    /** How records are written. */
    public enum Format {
        /** One JSON object a line. */
        JSON,
        /** RFC 4180, with a header line. */
        CSV
    }
}
