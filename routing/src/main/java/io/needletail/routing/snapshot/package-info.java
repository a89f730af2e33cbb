/**
 * Rulesets compiled to snapshots that decide: conditions as tests, an index of rules by their most selective condition, and the
 * explanation of a decision.
 *
 * <p>Compiled on any thread; snapshots are immutable, shared by all shards, and allocate nothing for a decision but what each
 * thread keeps for itself. Depends on all other packages of this module.
 */
@NullMarked
package io.needletail.routing.snapshot;

import org.jspecify.annotations.NullMarked;
