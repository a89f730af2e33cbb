package io.needletail.testkit.chain;

import io.needletail.testkit.process.Launch;
import java.nio.file.Path;
import java.time.Duration;

/**
 * What one run does; every number may be set with {@code -Dchain.NAME=value}.
 *
 * @param duration of the part at random
 * @param routerKills how often the router is killed in it
 * @param seed decides every fault and its moment; printed, so that a run can be repeated
 * @param patience without a receipt for so long, what is missing at the end counts as lost
 * @param load what the clients do
 * @param launch how all processes are started
 * @param directory where data, configuration and logs go
 */
record ChainPlan(
        Duration duration, int routerKills, long seed, Duration patience, Load load, Launch launch, Path directory) {

    /**
     * The clients' load.
     *
     * @param sessions transceivers that submit and receive
     * @param window unanswered submit_sm per session
     * @param rate submits a second over all sessions
     */
    record Load(int sessions, int window, int rate) {}

    /** The plan of the system properties, a minute where they say nothing. */
    static ChainPlan ofProperties(Path directory) {
        return new ChainPlan(
                Duration.ofSeconds(Integer.getInteger("chain.seconds", 40)),
                Integer.getInteger("chain.routerKills", 2),
                Long.getLong("chain.seed", 1),
                Duration.ofSeconds(Integer.getInteger("chain.patienceSeconds", 60)),
                new Load(
                        Integer.getInteger("chain.sessions", 3),
                        Integer.getInteger("chain.window", 20),
                        Integer.getInteger("chain.rate", 300)),
                Launch.ofProperties("chain"),
                directory);
    }
}
