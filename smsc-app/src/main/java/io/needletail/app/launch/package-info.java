/** What the command line asks of a server, so that it need not know how one is put together. Depends on configuration. */
@NullMarked
package io.needletail.app.launch;

import org.jspecify.annotations.NullMarked;
