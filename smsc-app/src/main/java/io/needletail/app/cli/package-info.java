/**
 * The command line: one class per command.
 *
 * <p>Runs on the main thread. Knows a server only as {@link io.needletail.app.launch.RunningServer}.
 */
@NullMarked
package io.needletail.app.cli;

import org.jspecify.annotations.NullMarked;
