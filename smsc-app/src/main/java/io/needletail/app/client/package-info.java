/**
 * A small SMPP client for {@code send} and {@code demo}, on Cloudhopper's client session.
 *
 * <p>Used by the main thread; receipts arrive on the client's own thread. Cloudhopper stays here.
 */
@NullMarked
package io.needletail.app.client;

import org.jspecify.annotations.NullMarked;
