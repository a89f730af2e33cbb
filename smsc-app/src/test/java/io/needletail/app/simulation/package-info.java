/**
 * A whole world in one thread from one seed: a real shard over the real journal, with a simulated disk, clock, network,
 * ESMEs and handsets, crashing at every kind of write point, held against a small reference model.
 *
 * <p>Start reading at {@link io.needletail.app.simulation.World}; the rules are in
 * {@link io.needletail.app.simulation.ReferenceModel}. No threads, real clocks, sockets or files in here.
 */
package io.needletail.app.simulation;
