/** Child processes of a test: {@code bin/smsc}, or the same command line on the test's own class path. */
package io.needletail.testkit.process;
