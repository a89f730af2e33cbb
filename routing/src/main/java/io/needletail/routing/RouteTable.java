package io.needletail.routing;

import io.needletail.api.pdu.CommandStatus;
import io.needletail.api.pdu.MessageView;
import io.needletail.api.route.DestinationPlan;
import io.needletail.api.route.NameRegistry;
import io.needletail.api.route.RouteDecision;
import io.needletail.api.route.RouteNames;
import io.needletail.api.route.RouteQuery;
import io.needletail.api.route.Router;
import io.needletail.api.route.SingleDestination;
import io.needletail.routing.number.PrefixTable;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * One immutable routing snapshot: the rule with the longest prefix of destination_addr decides, the rule with the empty
 * prefix where no other fits, and where there is none the message is refused with ESME_RINVDSTADR.
 *
 * <p>Routing is for any thread, costs a few array reads, and allocates nothing.
 */
public final class RouteTable implements Router {
    /** The rule named in the verdict when nothing fits. */
    public static final String NO_ROUTE = "no-route";

    private final PrefixTable prefixes;
    private final Verdict[] verdicts;
    private final int unrouted;

    /** @param plan null to refuse */
    private record Verdict(int rule, @Nullable DestinationPlan plan, int status) {}

    private RouteTable(PrefixTable prefixes, Verdict[] verdicts, int unrouted) {
        this.prefixes = prefixes;
        this.verdicts = verdicts;
        this.unrouted = unrouted;
    }

    /**
     * Starts a table.
     *
     * @param names destinations that rules may use; gets the names of the rules
     */
    public static Builder builder(RouteNames names) {
        return new Builder(names.destinations(), names.rules());
    }

    @Override
    public void route(RouteQuery query, RouteDecision decision) {
        decision.reset();
        decide(query, decision);
    }

    /** Decides without forgetting what the decision holds already: for a snapshot that has this table at its end. */
    public void decide(RouteQuery query, RouteDecision decision) {
        MessageView message = query.message;
        byte[] bytes = message.bytes();
        int at = message.destinationOffset();
        int length = message.destinationLength();
        int plus = length > 0 && bytes[at] == '+' ? 1 : 0;
        int rule = prefixes.longest(bytes, at + plus, length - plus);
        if (rule == PrefixTable.NONE) {
            decision.reject(unrouted, CommandStatus.RINVDSTADR);
            return;
        }
        Verdict verdict = verdicts[rule];
        if (verdict.plan == null) {
            decision.reject(verdict.rule, verdict.status);
        } else {
            decision.forward(verdict.rule, verdict.plan);
        }
    }

    /** How many rules there are. */
    public int size() {
        return verdicts.length;
    }

    /** Collects rules and checks them all together. Not thread-safe; used once. */
    public static final class Builder {
        private static final String PREFIX_ALLOWED = "allowed: up to 20 digits, with or without a leading '+'";

        private final NameRegistry destinations;
        private final NameRegistry names;
        private final List<RouteRule> rules = new ArrayList<>();
        private final List<String> errors = new ArrayList<>();

        private Builder(NameRegistry destinations, NameRegistry names) {
            this.destinations = destinations;
            this.names = names;
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
            PrefixTable.Builder prefixes = PrefixTable.builder();
            Verdict[] verdicts = new Verdict[rules.size()];
            for (int i = 0; i < verdicts.length; i++) {
                RouteRule rule = rules.get(i);
                place(prefixes, rule, i);
                verdicts[i] = verdict(rule);
            }
            if (!errors.isEmpty()) {
                throw new RouteTableException(errors);
            }
            return new RouteTable(prefixes.build(), verdicts, names.number(NO_ROUTE));
        }

        private void place(PrefixTable.Builder prefixes, RouteRule rule, int index) {
            if (!rule.prefix().matches("(\\+?[0-9]{1,20})?")) {
                errors.add(of(rule) + "prefix = '" + rule.prefix() + "', " + PREFIX_ALLOWED);
                return;
            }
            int before = prefixes.put(rule.digits(), index);
            if (before != PrefixTable.NONE) {
                errors.add(of(rule) + "prefix = '" + rule.prefix() + "' is rule "
                        + rules.get(before).name() + "'s already, allowed: each prefix once");
            }
        }

        private Verdict verdict(RouteRule rule) {
            int number = names.number(rule.name());
            if (rule.action() instanceof RouteRule.Forward forward) {
                Integer destination = destinations.find(forward.destination());
                if (destination == null) {
                    errors.add(of(rule) + "destination = '" + forward.destination() + "', allowed: one of "
                            + String.join(", ", destinationNames()));
                    return new Verdict(number, null, CommandStatus.RSYSERR);
                }
                return new Verdict(number, new SingleDestination(forward.destination(), destination), 0);
            }
            int status = ((RouteRule.Refuse) rule.action()).commandStatus();
            if (status == CommandStatus.ROK) {
                errors.add(of(rule) + "command_status = 0, allowed: any other status, 0 is ESME_ROK");
            }
            return new Verdict(number, null, status);
        }

        private List<String> destinationNames() {
            return IntStream.range(0, destinations.size())
                    .mapToObj(destinations::name)
                    .toList();
        }

        private static String of(RouteRule rule) {
            return "route " + rule.name() + ": ";
        }
    }
}
