/**
 * The {@link io.needletail.api.journal.Journal} port over any {@link io.needletail.persistence.store.BatchStore}: open
 * batch, positions, group sync, recovery, free space, deletion.
 *
 * <p>The shard thread owns a journal; one syncing thread per journal advances the durable position. Depends on
 * {@code io.needletail.persistence.record}, {@code .store} and {@code .scan}.
 */
@NullMarked
package io.needletail.persistence.journal;

import org.jspecify.annotations.NullMarked;
