package io.needletail.benchmarks.compare;

import io.needletail.benchmarks.run.LoadFigures;

/**
 * One load run.
 *
 * @param scenario name of the scenario
 * @param peer name of the server
 * @param round from 1
 * @param rate submits a second asked for, 0 for a closed loop
 * @param figures what the client found
 * @param noise CPU that others used, as a share of one processor
 * @param counted whether it enters the medians; a noisy run that was repeated does not
 */
record Run(String scenario, String peer, int round, long rate, LoadFigures figures, double noise, boolean counted) {}
