/** What can be told of a message's text without decoding it. Stateless: any thread; depends on the PDU views only. */
package io.needletail.api.text;
