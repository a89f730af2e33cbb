/** JMH benchmarks of the parts of a message's path, one thread each. Run by jmh.sh; {@code BenchmarksTest} tries each once. */
@NullMarked
package io.needletail.benchmarks.micro;

import org.jspecify.annotations.NullMarked;
