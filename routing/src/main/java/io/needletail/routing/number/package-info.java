/**
 * Telephone numbers by the million in primitive structures: sets, maps, prefixes, and how files of them are read.
 *
 * <p>Built by one thread, then immutable and read by any; look-ups allocate nothing. Depends on the JDK only.
 */
@NullMarked
package io.needletail.routing.number;

import org.jspecify.annotations.NullMarked;
