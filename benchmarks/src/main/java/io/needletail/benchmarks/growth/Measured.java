package io.needletail.benchmarks.growth;

import io.needletail.benchmarks.run.LoadFigures;

/**
 * One run.
 *
 * @param curve name of the curve
 * @param value of its quantity
 * @param round from 1
 * @param figures what the client found
 * @param residentBytes memory of the server's process at the end
 * @param noise CPU that others used, as a share of one processor
 */
record Measured(String curve, long value, int round, LoadFigures figures, long residentBytes, double noise) {}
