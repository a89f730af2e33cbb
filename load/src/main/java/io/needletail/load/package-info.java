/**
 * The load generator ({@code smsc load}) and the upstream sink ({@code smsc sink}).
 *
 * <p>Depends on the protocol code of the core and on nothing of a server. Nothing but the application and the benchmarks depends on it.
 */
@NullMarked
package io.needletail.load;

import org.jspecify.annotations.NullMarked;
