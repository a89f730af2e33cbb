/**
 * The composition root: configuration, command line, metrics and start-up.
 *
 * <p>The only package that knows every module; runs on the main thread.
 */
@NullMarked
package io.needletail.app;

import org.jspecify.annotations.NullMarked;
