/**
 * What rules change in a message that is sent on.
 *
 * <p>Edits are immutable parts of a snapshot, applied on the shard thread when a message is sent. Depends on {@code
 * routing.rule}, {@code routing.text} and {@code io.needletail.api}.
 */
@NullMarked
package io.needletail.routing.edit;

import org.jspecify.annotations.NullMarked;
