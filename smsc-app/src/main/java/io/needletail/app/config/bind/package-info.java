/**
 * The strict binder: keys declared once, values read from HOCON with every problem collected, each naming file, line,
 * key, value and what is allowed.
 *
 * <p>Used while starting and while reloading accounts; no thread of its own. Depends on typesafe-config only.
 */
@NullMarked
package io.needletail.app.config.bind;

import org.jspecify.annotations.NullMarked;
