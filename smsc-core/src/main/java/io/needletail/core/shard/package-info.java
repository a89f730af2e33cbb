/**
 * The shard: single owner of everything about its messages, from accepted to forgotten.
 *
 * <p>One thread enters through {@link io.needletail.core.shard.Shard}; each stage is a part of that thread's turn. A shard
 * is a deterministic function of its events, an injected clock, its journal and its destinations: no wall clock, no random
 * source, no thread in here.
 */
package io.needletail.core.shard;
