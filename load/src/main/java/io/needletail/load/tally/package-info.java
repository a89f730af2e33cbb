/**
 * What a run counts: each loop for itself, second by second, and the runner over all of them.
 *
 * <p>A loop's counts are written in its thread; the runner has a second when it is over and the rest when the loop has ended.
 */
@NullMarked
package io.needletail.load.tally;

import org.jspecify.annotations.NullMarked;
