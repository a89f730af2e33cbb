/**
 * Options of {@code smsc route}, and what they mean.
 *
 * <p>Runs on the main thread.
 */
@NullMarked
package io.needletail.app.cli.route;

import org.jspecify.annotations.NullMarked;
