/**
 * Where batches of bytes are kept: the border between the journal's own layout and the medium. A store numbers its files,
 * never looks into a batch, and can lose what was not forced.
 *
 * <p>Called by the thread that owns the journal, except where a method says otherwise. Depends on
 * {@code io.needletail.api} only.
 */
@NullMarked
package io.needletail.persistence.store;

import org.jspecify.annotations.NullMarked;
