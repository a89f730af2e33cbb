/**
 * Finds records in the raw bytes of a journal's files, in order, across damage.
 *
 * <p>One thread per scan. Depends on {@code io.needletail.persistence.record} and {@code .store}.
 */
@NullMarked
package io.needletail.persistence.scan;

import org.jspecify.annotations.NullMarked;
