/**
 * Cloudhopper's client as the command line uses it, where both its types and Netty's may be seen. Used by the thread that
 * binds. Knows TLS, and nothing of the server.
 */
package io.needletail.core.protocol.client;
