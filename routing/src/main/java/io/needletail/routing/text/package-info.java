/**
 * The text of a message: its alphabets, reading it and writing it.
 *
 * <p>Stateless or immutable; any thread. Depends on {@code io.needletail.api} only.
 */
@NullMarked
package io.needletail.routing.text;

import org.jspecify.annotations.NullMarked;
