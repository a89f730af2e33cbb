/**
 * What is to be run: where, how many sessions, how fast, what, and what is checked.
 *
 * <p>Immutable values, any thread.
 */
@NullMarked
package io.needletail.load.plan;

import org.jspecify.annotations.NullMarked;
