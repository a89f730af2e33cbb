/**
 * Parts of long messages that wait for each other, and parts that have become one message. Counts and entry numbers only: texts
 * stay in the journal. Shard thread only; depends on the message table's numbers and on {@code api.text}.
 */
@NullMarked
package io.needletail.core.join;

import org.jspecify.annotations.NullMarked;
