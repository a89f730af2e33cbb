/**
 * What the specifications say, as tables: operations, their fields and limits, TLVs, statuses, versions. Written from SMPP 3.4
 * issue 1.2 and SMPP 5.0, and on purpose not shared with the server: a wrong line in one is found by the other. Immutable.
 */
@NullMarked
package io.needletail.conformance.spec;

import org.jspecify.annotations.NullMarked;
