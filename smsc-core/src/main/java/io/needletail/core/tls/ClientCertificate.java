package io.needletail.core.tls;

/** Whether a TLS client has to show a certificate. */
public enum ClientCertificate {
    NONE,
    OPTIONAL,
    REQUIRED
}
