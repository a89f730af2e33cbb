/**
 * How messages ended, for as long as somebody may ask: a file of fixed places, mapped into memory, one for each shard.
 *
 * <p>Shard thread only. Knows nothing of the journal.
 */
@NullMarked
package io.needletail.persistence.state;

import org.jspecify.annotations.NullMarked;
