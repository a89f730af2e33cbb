/**
 * What a sink is told to do: how it answers, what becomes of messages, what it sends. Immutable values, and the small
 * machines that carry them out message by message, which belong to the sink's event loop.
 */
@NullMarked
package io.needletail.load.sink.plan;

import org.jspecify.annotations.NullMarked;
