/**
 * Keeps accepted messages: the journal, its recovery and the addressing of waiting messages.
 *
 * <p>Depends on {@code io.needletail.api}; Chronicle Queue stays behind this border.
 */
@NullMarked
package io.needletail.persistence;

import org.jspecify.annotations.NullMarked;
