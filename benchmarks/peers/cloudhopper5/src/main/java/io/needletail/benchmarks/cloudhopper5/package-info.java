/** Cloudhopper 5 as a server to be measured: the class names of Cloudhopper 6, therefore a module of its own. */
@NullMarked
package io.needletail.benchmarks.cloudhopper5;

import org.jspecify.annotations.NullMarked;
