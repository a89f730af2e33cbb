/**
 * What an operator wrote, as immutable records: rules with their conditions and actions, groups of destinations, lists.
 *
 * <p>Made by a parser on any thread and handed to the compiler; nothing here is used while messages are decided, and
 * nothing is checked that needs the whole: the compiler reports every error at once. Depends on {@code routing.number} and
 * {@code io.needletail.api}.
 */
@NullMarked
package io.needletail.routing.rule;

import org.jspecify.annotations.NullMarked;
