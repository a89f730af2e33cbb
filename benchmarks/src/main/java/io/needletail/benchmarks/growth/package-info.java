/**
 * How Needletail behaves as one quantity grows, all else equal: {@code Growth} measures the points of each {@code Curve}, and
 * {@code CurvePlot} draws them. One thread; started by growth.sh.
 */
@NullMarked
package io.needletail.benchmarks.growth;

import org.jspecify.annotations.NullMarked;
