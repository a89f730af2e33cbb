/**
 * The kill test: a real server process, killed at random moments under windowed load and started again on the same
 * directory, judged by what its clients know.
 */
package io.needletail.testkit.kill;
