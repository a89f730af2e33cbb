/**
 * Publishes what the hot path counts: suppliers become Micrometer meters, HdrHistogram recorders become Prometheus
 * histograms.
 *
 * <p>Bound by the starting thread; read by HTTP threads. Micrometer and the Prometheus client stay here.
 */
@NullMarked
package io.needletail.app.metric;

import org.jspecify.annotations.NullMarked;
