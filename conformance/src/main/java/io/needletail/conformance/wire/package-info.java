/**
 * Octets and PDUs over a plain socket, without any library: what is sent may be as wrong as a check wants it. Each object
 * belongs to the thread of one check. Depends on the JDK only.
 */
@NullMarked
package io.needletail.conformance.wire;

import org.jspecify.annotations.NullMarked;
