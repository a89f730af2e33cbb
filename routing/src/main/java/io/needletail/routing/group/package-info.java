/**
 * Groups of destinations: the parser of their expressions and the plans that choose.
 *
 * <p>Plans are immutable and shared by all shards; choosing allocates nothing. Depends on {@code routing.rule}, {@code
 * routing.number} and {@code io.needletail.api}.
 */
@NullMarked
package io.needletail.routing.group;

import org.jspecify.annotations.NullMarked;
