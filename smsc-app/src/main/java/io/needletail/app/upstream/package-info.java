/**
 * The file of carriers: its keys, and what they become in the core. Read while starting, by one thread. May depend on {@code
 * config} and on the core's {@code link} and {@code carrier}.
 */
@NullMarked
package io.needletail.app.upstream;

import org.jspecify.annotations.NullMarked;
