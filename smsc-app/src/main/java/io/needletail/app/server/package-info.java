/**
 * The composition root: calls constructors in order, and closes in reverse. Depends on everything; nothing but the command
 * line depends on it.
 */
@NullMarked
package io.needletail.app.server;

import org.jspecify.annotations.NullMarked;
