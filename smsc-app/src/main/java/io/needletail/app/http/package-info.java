/**
 * Metrics, health and further endpoints over HTTP.
 *
 * <p>Started beside the SMPP listener, on threads of its own. Javalin stays here.
 */
@NullMarked
package io.needletail.app.http;

import org.jspecify.annotations.NullMarked;
