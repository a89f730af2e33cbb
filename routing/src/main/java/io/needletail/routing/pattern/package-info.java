/**
 * Regular expressions in linear time, whatever the expression and the text: compiled to an automaton when a snapshot is made.
 *
 * <p>Immutable, for any thread; matching allocates nothing. Depends on the JDK only.
 */
@NullMarked
package io.needletail.routing.pattern;

import org.jspecify.annotations.NullMarked;
