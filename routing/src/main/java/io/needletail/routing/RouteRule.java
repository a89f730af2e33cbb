package io.needletail.routing;

/**
 * One line of a routing table, as configured; {@link RouteTable.Builder} checks it. Immutable.
 *
 * @param name shown in traces and metrics
 * @param prefix first digits of destination_addr, a leading {@code +} not counted; empty for the default rule
 * @param action what to do with the message
 */
public record RouteRule(String name, String prefix, Action action) {

    /** What a rule does. */
    public sealed interface Action {}

    /** Hands the message to the destination of this name. */
    public record Forward(String destination) implements Action {}

    /** Answers the submit with this command_status (SMPP 3.4 section 5.1.3). */
    public record Refuse(int commandStatus) implements Action {}

    /** A rule that forwards. */
    public static RouteRule forward(String name, String prefix, String destination) {
        return new RouteRule(name, prefix, new Forward(destination));
    }

    /** A rule that refuses. */
    public static RouteRule refuse(String name, String prefix, int commandStatus) {
        return new RouteRule(name, prefix, new Refuse(commandStatus));
    }

    /** The prefix without a leading {@code +}. */
    String digits() {
        return prefix.startsWith("+") ? prefix.substring(1) : prefix;
    }
}
