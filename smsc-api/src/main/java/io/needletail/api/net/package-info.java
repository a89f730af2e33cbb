/** Addresses of the network, for lists of who may connect. Immutable; any thread. Depends on the JDK only. */
package io.needletail.api.net;
