/** What {@code smsc conformance} takes from its user. */
@NullMarked
package io.needletail.app.cli.conformance;

import org.jspecify.annotations.NullMarked;
