/** What a message is to its owner: its state and its id. Depends on nothing. */
package io.needletail.api.message;
