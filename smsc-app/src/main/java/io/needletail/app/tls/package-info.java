/**
 * TLS as an installation has it: the files of the listener, read again when they change, and a certificate for a laptop.
 *
 * <p>Depends on the configuration packages and on {@code watch}.
 */
@NullMarked
package io.needletail.app.tls;

import org.jspecify.annotations.NullMarked;
