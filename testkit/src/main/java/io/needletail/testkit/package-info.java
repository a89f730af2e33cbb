/**
 * Embeds a running server in a JUnit test.
 */
@NullMarked
package io.needletail.testkit;

import org.jspecify.annotations.NullMarked;
