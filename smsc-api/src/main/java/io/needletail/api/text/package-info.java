/**
 * The text of a message: how data_coding and an account's default alphabet say that its octets are to be read, reading it, writing
 * it, and how many short messages it takes.
 *
 * <p>Stateless or immutable: any thread, no allocation while reading. Depends on the PDU views and the GSM alphabets only.
 */
package io.needletail.api.text;
