/**
 * Facts about the machine and the CPU time of processes, as far as the platform tells.
 *
 * <p>Any thread. Depends on the JDK alone.
 */
@NullMarked
package io.needletail.load.machine;

import org.jspecify.annotations.NullMarked;
