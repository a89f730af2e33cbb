/**
 * SMPP as the server speaks it: times, ids, answers, receipts, control PDUs, and which operation a session's state
 * allows.
 *
 * <p>Nothing here owns a thread, a socket or a session. Message-bearing PDUs are read by
 * {@link io.needletail.api.pdu.MessageScanner} and written in place into arrays, without allocating; control PDUs go
 * through Cloudhopper's transcoder, whose types do not leave this package. Depends on smsc-api only.
 */
package io.needletail.core.protocol;
