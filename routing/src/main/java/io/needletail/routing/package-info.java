/**
 * Decides where a message goes: a pure function over an immutable, compiled snapshot.
 *
 * <p>Called on the shard thread; depends on {@code io.needletail.api} only, and does no I/O.
 */
@NullMarked
package io.needletail.routing;

import org.jspecify.annotations.NullMarked;
