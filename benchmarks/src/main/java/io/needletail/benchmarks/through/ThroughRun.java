package io.needletail.benchmarks.through;

import io.needletail.benchmarks.run.LoadFigures;

/**
 * One run.
 *
 * @param way how far the messages went
 * @param round from 1
 * @param figures what the client found
 * @param sinkCpuMicros CPU time of the sink for each message of its life; 0 without one
 * @param noise CPU that neither client, server nor sink used, as a share of one processor
 */
record ThroughRun(String way, int round, LoadFigures figures, double sinkCpuMicros, double noise) {}
