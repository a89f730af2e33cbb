/**
 * Other SMPP servers, each as a main class with one argument, the port (0 for any), to be measured beside ours by the same
 * client. Each listens on the loopback address alone, accepts every bind, answers each submit_sm with ESME_ROK and does
 * nothing else; each prints {@code listening on PORT} when it is ready and runs until it is killed.
 */
@NullMarked
package io.needletail.benchmarks.peer;

import org.jspecify.annotations.NullMarked;
