/**
 * The GSM 7-bit alphabets (3GPP TS 23.038): the default one, the national languages, and septets packed into octets.
 *
 * <p>Immutable or stateless: any thread, no allocation while reading. Depends on nothing.
 */
@NullMarked
package io.needletail.api.gsm;

import org.jspecify.annotations.NullMarked;
