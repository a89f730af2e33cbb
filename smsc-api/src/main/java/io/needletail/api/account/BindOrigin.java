package io.needletail.api.account;

import java.net.InetAddress;
import java.security.cert.X509Certificate;
import java.util.Optional;

/**
 * Where a bind comes from.
 *
 * @param remote address of the peer; behind a proxy that says so, the peer's and not the proxy's
 * @param certificate the peer has shown in the TLS handshake, which has proven that it holds the key
 */
public record BindOrigin(InetAddress remote, Optional<X509Certificate> certificate) {}
