/**
 * The generator: event loops, the sessions they own, and the run over all of them.
 *
 * <p>Loops are threads {@code smsc-load-N}; {@link io.needletail.load.engine.LoadRunner} works in its caller's.
 */
@NullMarked
package io.needletail.load.engine;

import org.jspecify.annotations.NullMarked;
