/** The options and the end of {@code smsc sink}. */
@NullMarked
package io.needletail.app.cli.sink;

import org.jspecify.annotations.NullMarked;
