/** The conformance suite against this server, with the list of what it is known to lack. */
package io.needletail.testkit.conformance;
