/**
 * What is sent: texts and their encodings, long messages, the weighted mix, destinations, and the prepared octets of all of it.
 *
 * <p>Everything is prepared before a run; {@link io.needletail.load.message.MessageStream} is then used by one thread each. Depends on
 * {@code api.pdu} and {@code core.protocol}.
 */
@NullMarked
package io.needletail.load.message;

import org.jspecify.annotations.NullMarked;
