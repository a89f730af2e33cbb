/** What a run came to, for people and for CI. Depends on the results only. */
@NullMarked
package io.needletail.conformance.report;

import org.jspecify.annotations.NullMarked;
