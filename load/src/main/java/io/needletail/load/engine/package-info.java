/**
 * The generator: event loops, the sessions they own, and the run over all of them.
 *
 * <p>Each session belongs to one loop, thread {@code smsc-load-N}, and so does everything it touches but the receipt ledger of a run with
 * several loops. {@link io.needletail.load.engine.LoadRunner} is the caller's thread.
 */
@NullMarked
package io.needletail.load.engine;

import org.jspecify.annotations.NullMarked;
