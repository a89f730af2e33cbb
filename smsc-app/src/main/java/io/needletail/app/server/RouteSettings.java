package io.needletail.app.server;

import io.needletail.api.route.DestinationName;
import io.needletail.api.route.RouteNames;
import io.needletail.api.route.Router;
import io.needletail.app.config.RouteRule.Action;
import io.needletail.app.config.SmscConfig;
import io.needletail.app.upstream.Upstream;
import io.needletail.routing.RouteRule;
import io.needletail.routing.RouteTable;

/** The configuration as the route table takes it. */
final class RouteSettings {
    private static final String DEFAULT_RULE = "default";

    private RouteSettings() {}

    /** Names for the whole server, with those of the destinations that are always there. */
    static RouteNames names(Upstream upstream) {
        RouteNames names = RouteNames.empty();
        names.destinations().number(DestinationName.HANDSETS);
        upstream.traffic().forEach(carrier -> names.destinations().number(carrier.name()));
        return names;
    }

    /** @throws io.needletail.routing.RouteTableException with every error of every rule */
    static Router router(SmscConfig config, RouteNames names) {
        RouteTable.Builder table = RouteTable.builder(names);
        boolean takesAll = false;
        for (io.needletail.app.config.RouteRule rule : config.routing().rules()) {
            table.add(rule(rule));
            takesAll |= rule.prefix().isEmpty();
        }
        if (!takesAll) {
            table.add(RouteRule.forward(DEFAULT_RULE, "", config.routing().fallback()));
        }
        return table.build();
    }

    private static RouteRule rule(io.needletail.app.config.RouteRule rule) {
        return rule.action() instanceof Action.To to
                ? RouteRule.forward(rule.name(), rule.prefix(), to.destination())
                : RouteRule.refuse(rule.name(), rule.prefix(), ((Action.Reject) rule.action()).commandStatus());
    }
}
