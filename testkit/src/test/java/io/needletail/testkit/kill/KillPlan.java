package io.needletail.testkit.kill;

import io.needletail.testkit.process.Launch;
import java.nio.file.Path;
import java.time.Duration;

/**
 * What one run does; every number may be set with {@code -Dkill.NAME=value}.
 *
 * @param rounds how often the server is killed
 * @param seed decides every moment; printed, so that a run can be repeated
 * @param longest the latest moment of a kill after the load began
 * @param patience without a receipt for so long, what is missing at the end counts as lost
 * @param load what the clients do
 * @param server how to start it
 * @param directory where data.dir and the server's log go
 */
public record KillPlan(
        int rounds, long seed, Duration longest, Duration patience, Load load, Server server, Path directory) {

    /**
     * The clients' load.
     *
     * @param sessions transceivers that submit and receive
     * @param window unanswered submit_sm per session
     * @param rate submits a second over all sessions
     */
    public record Load(int sessions, int window, int rate) {
        static final String SYSTEM_ID = "load";
        static final String PASSWORD = "load";
    }

    /**
     * The server's command line.
     *
     * @param launch what is started
     * @param durability journal.durability
     * @param waitStrategy shard.wait-strategy
     */
    public record Server(Launch launch, String durability, String waitStrategy) {}

    /** The plan of the system properties, 20 short rounds where they say nothing. */
    public static KillPlan ofProperties(Path directory) {
        return new KillPlan(
                Integer.getInteger("kill.rounds", 20),
                Long.getLong("kill.seed", 1),
                Duration.ofMillis(Integer.getInteger("kill.longestMillis", 800)),
                Duration.ofSeconds(Integer.getInteger("kill.patienceSeconds", 30)),
                new Load(
                        Integer.getInteger("kill.sessions", 4),
                        Integer.getInteger("kill.window", 50),
                        Integer.getInteger("kill.rate", 10_000)),
                new Server(
                        Launch.ofProperties("kill"),
                        System.getProperty("kill.durability", "process"),
                        System.getProperty("kill.waitStrategy", "event-loop")),
                directory);
    }

    /** The same with another number of rounds, journal.durability and shard.wait-strategy. */
    public KillPlan with(int otherRounds, String durability, String waitStrategy) {
        Server other = new Server(server.launch(), durability, waitStrategy);
        return new KillPlan(otherRounds, seed, longest, patience, load, other, directory);
    }
}
