/**
 * Connections to carriers: settings, connecting, TLS, binding, and what follows when that fails or ends. What is said on a
 * bound connection is {@code core.session}'s, the traffic is the shards'.
 *
 * <p>A {@code Link} is one bind and belongs to one event loop for ever; what it shows to other threads is a {@link
 * io.needletail.core.link.LinkStatus} and its counters. Names are looked up on threads of their own. May depend on
 * {@code server}, {@code session}, {@code account} and {@code protocol}; nothing in the core depends on it.
 */
@NullMarked
package io.needletail.core.link;

import org.jspecify.annotations.NullMarked;
