/**
 * JMH benchmarks and end-to-end load tools; nothing depends on them.
 */
@NullMarked
package io.needletail.benchmarks;

import org.jspecify.annotations.NullMarked;
