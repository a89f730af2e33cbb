/**
 * The journal's own layout: records inside batches, checksums, and how both are recognised in raw bytes.
 *
 * <p>Knows nothing about files. Owned by one thread at a time; depends on {@code io.needletail.api} only.
 */
@NullMarked
package io.needletail.persistence.record;

import org.jspecify.annotations.NullMarked;
