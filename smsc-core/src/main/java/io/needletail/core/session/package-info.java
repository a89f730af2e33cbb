/**
 * SMPP sessions as an event loop sees them: framing, the state gate, admission to the shards, answers on their way out,
 * timers, unbinding and closing.
 *
 * <p>Everything here belongs to one event loop and is touched by its thread only; {@link
 * io.needletail.core.session.Authenticator} is the exception and says so. Nothing waits and nothing allocates per
 * message. May depend on {@code account}, {@code pipeline} and {@code protocol}; never on {@code server}, which builds
 * these objects, nor on a shard.
 */
package io.needletail.core.session;
