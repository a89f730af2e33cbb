package io.needletail.load.plan;

import java.nio.file.Path;
import java.util.Optional;

/**
 * That sessions are encrypted.
 *
 * @param trust PEM file with the certificates to trust; empty for those that the JDK does
 */
public record TlsPlan(Optional<Path> trust) {}
