/**
 * The SMPP server on Netty: event loops, the listening socket, the limit on connections, start and stop.
 *
 * <p>{@link io.needletail.core.server.IoLoops} exist first, because shards need their outboxes; then
 * {@link io.needletail.core.server.SmppServer} starts on them with the rings of the shards. What happens in a loop is
 * {@code io.needletail.core.session}'s. Knows no shard; may depend on {@code session}, {@code pipeline} and
 * {@code account}.
 */
package io.needletail.core.server;
