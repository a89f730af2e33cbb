/**
 * Calls to ESMEs that are not bound: a connection of ours, an outbind on it, and the ESME binds as it would on one of its own.
 * {@code OutbindCaller} lives in the first event loop, its connections in all; what is said on them is {@code
 * core.session}'s. May depend on {@code link}, {@code server}, {@code session} and {@code account}.
 */
@NullMarked
package io.needletail.core.outbind;

import org.jspecify.annotations.NullMarked;
