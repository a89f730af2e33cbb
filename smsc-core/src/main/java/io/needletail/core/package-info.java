/**
 * The SMPP server: everything between a socket and a shard.
 *
 * <p>Depends on {@code io.needletail.api}; Netty and Cloudhopper stay behind this border.
 */
@NullMarked
package io.needletail.core;

import org.jspecify.annotations.NullMarked;
