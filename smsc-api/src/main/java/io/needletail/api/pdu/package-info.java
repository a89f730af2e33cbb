/**
 * SMPP on the byte level, without a library: command ids, statuses, TLV tags, and views over the bytes of a
 * message-bearing PDU.
 *
 * <p>A view is a flyweight: its owner wraps it around bytes, reads, and wraps it around the next ones. One thread at a
 * time. Depends on nothing.
 */
package io.needletail.api.pdu;
