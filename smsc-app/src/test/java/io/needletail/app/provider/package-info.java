/** Profiles of providers as an ESME meets them: a whole server, a real client. */
@NullMarked
package io.needletail.app.provider;

import org.jspecify.annotations.NullMarked;
