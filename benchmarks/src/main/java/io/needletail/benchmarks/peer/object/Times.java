package io.needletail.benchmarks.peer.object;

/**
 * Times as text.
 *
 * @param schedule schedule_delivery_time
 * @param validity validity_period
 */
public record Times(String schedule, String validity) {}
