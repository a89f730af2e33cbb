/**
 * TLS on the JDK's own implementation: certificates with their keys from files, and either side of a handshake. Files
 * are read by the starting thread and by the one that watches them; handlers are made in event loops. Knows no session.
 */
package io.needletail.core.tls;
