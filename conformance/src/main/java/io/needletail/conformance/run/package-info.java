/**
 * Runs checks: those that wait first, in threads of their own, the others eight at a time, and those that need the account's
 * receipts for themselves one after the other at the end.
 */
@NullMarked
package io.needletail.conformance.run;

import org.jspecify.annotations.NullMarked;
