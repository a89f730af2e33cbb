/**
 * Notices that files changed while the server runs: stamps, and a thread that looks at them.
 *
 * <p>Depends on the JDK only.
 */
@NullMarked
package io.needletail.app.watch;

import org.jspecify.annotations.NullMarked;
