/** Other SMPP servers, each as a main class, to be measured beside ours by the same client. */
package io.needletail.benchmarks.peer;
