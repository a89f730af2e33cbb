/**
 * The journal port. Facts go in, addresses come out, recovery folds the facts. One shard thread writes and reads one
 * journal; only the positions and the health are read by other threads.
 */
package io.needletail.api.journal;
