package io.needletail.api.route;

/** What the router decided, and the rule that decided it. Instances belong to the snapshot and are reused. */
public sealed interface RouteVerdict {

    /** Name of the rule, for traces and metrics. */
    String rule();

    /**
     * Hand the message to a destination.
     *
     * @param rule the rule's name
     * @param destination index into the shard's list of destinations
     */
    record Forward(String rule, int destination) implements RouteVerdict {}

    /**
     * Answer the submit with an error; nothing is accepted.
     *
     * @param rule the rule's name
     * @param commandStatus the status of the response, never 0
     */
    record Refuse(String rule, int commandStatus) implements RouteVerdict {
        public Refuse {
            if (commandStatus == 0) {
                throw new IllegalArgumentException("rule " + rule + ": a refusal needs a command_status other than 0");
            }
        }
    }
}
