package io.needletail.app.config;

/**
 * One rule of {@code routing.rules}.
 *
 * @param name shown in traces
 * @param prefix leading digits of the destination address; empty takes every message
 */
public record RouteRule(String name, String prefix, Action action) {

    /** What the rule does. */
    public sealed interface Action {

        /** Hands the message to a destination. */
        record To(String destination) implements Action {}

        /** Answers the submit with this command_status. */
        record Reject(int commandStatus) implements Action {}
    }
}
