/**
 * The comparison of Needletail with its peers, end to end: {@code Comparison} runs servers and load client in turn and notes
 * every run in a {@code RunLog}; {@code ResultPage} makes a page of it. One thread; started by compare.sh.
 */
@NullMarked
package io.needletail.benchmarks.compare;

import org.jspecify.annotations.NullMarked;
