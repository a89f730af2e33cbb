/**
 * The configuration: one immutable record per topic, declared beside its keys, and the loader that layers defaults,
 * files, profile and {@code --set}.
 *
 * <p>Read once by the starting thread; records may be used by any thread. Depends on the binder only.
 */
@NullMarked
package io.needletail.app.config;

import org.jspecify.annotations.NullMarked;
