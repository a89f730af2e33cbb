/**
 * Keeps accepted messages. Start here: {@link io.needletail.persistence.Journals} opens a journal,
 * {@link io.needletail.persistence.JournalReader} reads one for tools.
 *
 * <pre>
 *            Journals, JournalReader, JournalConfig
 *               |                  |
 *            journal            chronicle          BatchJournal: the port | files, mappings, Chronicle, lock
 *               |     \        /   |
 *              scan    \      /    |               finds records in raw bytes
 *             /    \    \    /     |
 *          record   store --------                 layout and checksums | the border to the medium
 * </pre>
 *
 * <p>Depends on {@code io.needletail.api}; Chronicle Queue stays behind this border.
 */
@NullMarked
package io.needletail.persistence;

import org.jspecify.annotations.NullMarked;
