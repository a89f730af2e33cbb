/**
 * The checks, a class for each subject, made from tables wherever there is one. Each class has one method, {@code all}, that
 * makes its list anew; nothing is kept.
 */
@NullMarked
package io.needletail.conformance.family;

import org.jspecify.annotations.NullMarked;
