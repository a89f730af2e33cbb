/**
 * The options of {@code smsc load}, the plan they make, and what is shown while it runs.
 *
 * <p>Main thread, and the one that a signal starts. Used by the commands alone.
 */
@NullMarked
package io.needletail.app.cli.load;

import org.jspecify.annotations.NullMarked;
