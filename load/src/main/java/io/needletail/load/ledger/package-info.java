/**
 * The account of message ids: given once, receipted once. By 64-bit hashes in primitive tables of bounded size.
 *
 * <p>Depends on nothing of a connection.
 */
@NullMarked
package io.needletail.load.ledger;

import org.jspecify.annotations.NullMarked;
