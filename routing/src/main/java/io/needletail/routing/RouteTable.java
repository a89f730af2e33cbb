package io.needletail.routing;

import io.needletail.api.account.Account;
import io.needletail.api.pdu.CommandStatus;
import io.needletail.api.pdu.MessageView;
import io.needletail.api.route.RouteVerdict;
import io.needletail.api.route.Router;
import java.util.ArrayList;
import java.util.List;

/**
 * One immutable routing snapshot: the rule with the longest prefix of destination_addr decides, the rule with the empty
 * prefix where no other fits, and where there is none the message is refused with ESME_RINVDSTADR.
 *
 * <p>Routing is for any thread, costs a few array reads a digit, and allocates nothing.
 */
public final class RouteTable implements Router {
    /** The rule named in the verdict when nothing fits. */
    public static final String NO_ROUTE = "no-route";

    private final PrefixTree tree;
    private final RouteVerdict[] verdicts;
    private final RouteVerdict unrouted = new RouteVerdict.Refuse(NO_ROUTE, CommandStatus.RINVDSTADR);

    private RouteTable(PrefixTree tree, RouteVerdict[] verdicts) {
        this.tree = tree;
        this.verdicts = verdicts;
    }

    /**
     * Starts a table.
     *
     * @param destinations names in the shard's order; a verdict carries the index
     */
    public static Builder builder(List<String> destinations) {
        return new Builder(destinations);
    }

    @Override
    public RouteVerdict route(MessageView message, Account account, long nowMillis) {
        byte[] bytes = message.bytes();
        int at = message.destinationOffset();
        int length = message.destinationLength();
        int plus = length > 0 && bytes[at] == '+' ? 1 : 0;
        int rule = tree.longest(bytes, at + plus, length - plus);
        return rule == PrefixTree.NONE ? unrouted : verdicts[rule];
    }

    /** How many rules there are. */
    public int size() {
        return verdicts.length;
    }

    /** Collects rules and checks them all together. Not thread-safe; used once. */
    public static final class Builder {
        private static final String PREFIX_ALLOWED = "allowed: up to 20 digits, with or without a leading '+'";

        private final List<String> destinations;
        private final List<RouteRule> rules = new ArrayList<>();
        private final List<String> errors = new ArrayList<>();

        private Builder(List<String> destinations) {
            this.destinations = List.copyOf(destinations);
        }

        public Builder add(RouteRule rule) {
            rules.add(rule);
            return this;
        }

        /**
         * Compiles the snapshot.
         *
         * @throws RouteTableException with every error of every rule
         */
        public RouteTable build() {
            PrefixTree tree = new PrefixTree();
            RouteVerdict[] verdicts = new RouteVerdict[rules.size()];
            for (int i = 0; i < verdicts.length; i++) {
                RouteRule rule = rules.get(i);
                place(tree, rule, i);
                verdicts[i] = verdict(rule);
            }
            if (!errors.isEmpty()) {
                throw new RouteTableException(errors);
            }
            return new RouteTable(tree, verdicts);
        }

        private void place(PrefixTree tree, RouteRule rule, int index) {
            if (!rule.prefix().matches("(\\+?[0-9]{1,20})?")) {
                errors.add(of(rule) + "prefix = '" + rule.prefix() + "', " + PREFIX_ALLOWED);
                return;
            }
            int before = tree.put(rule.digits(), index);
            if (before != PrefixTree.NONE) {
                errors.add(of(rule) + "prefix = '" + rule.prefix() + "' is rule "
                        + rules.get(before).name() + "'s already, allowed: each prefix once");
            }
        }

        private RouteVerdict verdict(RouteRule rule) {
            if (rule.action() instanceof RouteRule.Forward forward) {
                int index = destinations.indexOf(forward.destination());
                if (index < 0) {
                    errors.add(of(rule) + "destination = '" + forward.destination() + "', allowed: one of "
                            + String.join(", ", destinations));
                }
                return new RouteVerdict.Forward(rule.name(), index);
            }
            int status = ((RouteRule.Refuse) rule.action()).commandStatus();
            if (status == CommandStatus.ROK) {
                errors.add(of(rule) + "command_status = 0, allowed: any other status, 0 is ESME_ROK");
                return new RouteVerdict.Refuse(rule.name(), CommandStatus.RSYSERR);
            }
            return new RouteVerdict.Refuse(rule.name(), status);
        }

        private static String of(RouteRule rule) {
            return "route " + rule.name() + ": ";
        }
    }
}
