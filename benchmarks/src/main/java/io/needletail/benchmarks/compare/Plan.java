package io.needletail.benchmarks.compare;

import java.util.List;

/**
 * What is to be run.
 *
 * @param scenarios in this order
 * @param peers in this order in the first round; the order turns with each round
 * @param rounds how often each server meets each scenario
 * @param warmupSeconds of each run
 * @param seconds measured in each run
 * @param mostNoise CPU used by others, as a share of one processor, above which a run is repeated
 * @param repeats how often at most
 */
record Plan(
        List<Scenario> scenarios,
        List<Peer> peers,
        int rounds,
        int warmupSeconds,
        int seconds,
        double mostNoise,
        int repeats) {}
