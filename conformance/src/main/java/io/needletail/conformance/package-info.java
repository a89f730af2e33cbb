/**
 * A conformance suite for SMPP servers: declarative checks, each naming its clause, played over TCP against any server
 * ({@code smsc conformance}).
 *
 * <pre>
 * wire    octets, PDUs, a socket
 * spec    what the specifications say, as tables
 * check   what a check is and does: ESME, transcript, expectation
 * family  the checks
 * run     runs them
 * report  table and JUnit XML
 * </pre>
 *
 * Depends on the JDK only, and shares no table and no code with the server: a fault of one is not hidden by the other.
 */
@NullMarked
package io.needletail.conformance;

import org.jspecify.annotations.NullMarked;
