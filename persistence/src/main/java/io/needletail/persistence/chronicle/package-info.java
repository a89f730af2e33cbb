/**
 * A {@link io.needletail.persistence.store.BatchStore} in a directory: Chronicle Queue writes, our own mappings read, one
 * operating system lock guards. The only package that sees Chronicle.
 *
 * <p>Depends on {@code io.needletail.persistence.record}, {@code .store} and {@code .scan}.
 */
@NullMarked
package io.needletail.persistence.chronicle;

import org.jspecify.annotations.NullMarked;
