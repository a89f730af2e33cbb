/**
 * Server processes, load clients as processes, and what the machine says of both. For the programs that measure; one thread.
 */
@NullMarked
package io.needletail.benchmarks.run;

import org.jspecify.annotations.NullMarked;
