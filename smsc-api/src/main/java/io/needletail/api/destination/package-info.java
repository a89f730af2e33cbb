/**
 * Where a route ends: simulated handsets today, carrier links and bound accounts later. One port, called by the shard
 * thread only, that never blocks and answers by a verdict on the {@link io.needletail.api.destination.Attempt}.
 */
package io.needletail.api.destination;
