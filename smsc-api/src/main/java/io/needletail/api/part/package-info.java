/**
 * Long messages as PDUs: one message cut into parts that are PDUs of their own. Depends on the PDU views and on what
 * {@code api.text} tells of their texts; flyweights, each owned by one thread at a time.
 */
package io.needletail.api.part;
