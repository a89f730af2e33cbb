/** Options that say how a connection is encrypted, shared by the commands that connect or listen. Main thread. */
@NullMarked
package io.needletail.app.cli.tls;

import org.jspecify.annotations.NullMarked;
