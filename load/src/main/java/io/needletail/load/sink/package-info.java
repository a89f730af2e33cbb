/**
 * The sink: an upstream SMSC that answers and counts, for what a router does with its upstream.
 *
 * <p>One event loop, thread {@code smsc-sink}, owns everything: connections, counts, what waits to be sent. A whole read is
 * framed and scanned in place, its answers are written as one buffer; nothing is allocated per message. What waits lies in
 * chunks of bytes from one bounded pool. Depends on the core's protocol code, not on its server.
 */
@NullMarked
package io.needletail.load.sink;

import org.jspecify.annotations.NullMarked;
