/**
 * How many messages are due when: rate profiles, and the schedule made from one.
 *
 * <p>Immutable values, any thread. Depends on nothing.
 */
@NullMarked
package io.needletail.load.profile;

import org.jspecify.annotations.NullMarked;
