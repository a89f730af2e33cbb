/**
 * One connection of the generator: bind, submits by the pace, answers, receipts, unbind. {@link io.needletail.load.session.LoopParts} shows how
 * the parts of a loop fit together, {@link io.needletail.load.session.PduReader} what comes in, {@link io.needletail.load.session.Pace} what goes out.
 *
 * <p>Each session belongs to one loop, and so does everything it touches but the receipt ledger of a run with several loops.
 */
@NullMarked
package io.needletail.load.session;

import org.jspecify.annotations.NullMarked;
