package io.needletail.app.route;

import io.needletail.api.route.DestinationName;
import io.needletail.api.route.RouteNames;
import io.needletail.app.config.RouteRule;
import io.needletail.app.config.RoutingConfig;
import io.needletail.app.config.SmscConfig;
import io.needletail.app.config.bind.ConfigurationException;
import io.needletail.app.config.bind.Problems;
import io.needletail.routing.rule.Action;
import io.needletail.routing.rule.AddressSide;
import io.needletail.routing.rule.Condition;
import io.needletail.routing.rule.GroupExpression;
import io.needletail.routing.rule.Rule;
import io.needletail.routing.rule.Ruleset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/**
 * The rules of the configuration: of {@code routing.file} where it is set, else {@code routing.rules}, of which the longest
 * prefix wins, and {@code routing.default} behind them. The latter never change.
 */
public final class ConfiguredRoutes implements RouteSource {
    private static final String DEFAULT_RULE = "default";
    private static final String KEY = "routing.rules";

    private final RoutingConfig config;
    private final RouteNames names;
    private final Supplier<Set<String>> carriers;

    private ConfiguredRoutes(RoutingConfig config, RouteNames names, Supplier<Set<String>> carriers) {
        this.config = config;
        this.names = names;
        this.carriers = carriers;
    }

    /** The source that a configuration chooses. */
    public static RouteSource of(SmscConfig config, RouteNames names, Supplier<Set<String>> carriers) {
        return config.routesFile()
                .<RouteSource>map(file -> new FileRoutes(file, names, carriers))
                .orElseGet(() -> new ConfiguredRoutes(config.routing(), names, carriers));
    }

    /** Names for a whole server, with those of the destinations that are always there. */
    public static RouteNames names(Set<String> carriers) {
        RouteNames names = RouteNames.empty();
        names.destinations().number(DestinationName.HANDSETS);
        carriers.stream().sorted().forEach(carrier -> names.destinations().number(carrier));
        return names;
    }

    @Override
    public CompiledRoutes load() throws ConfigurationException {
        Comparator<RouteRule> longestFirst =
                Comparator.comparing(rule -> rule.prefix().length(), Comparator.reverseOrder());
        List<Rule> rules = new ArrayList<>();
        config.rules().stream().sorted(longestFirst).forEach(rule -> rules.add(rule(rule)));
        if (config.rules().stream().noneMatch(rule -> rule.prefix().isEmpty())) {
            rules.add(rule(new RouteRule(DEFAULT_RULE, "", new RouteRule.Action.To(config.fallback()))));
        }
        return CompiledRoutes.of(Ruleset.of(rules), "configured", names, carriers.get(), new Problems());
    }

    @Override
    public boolean changed() {
        return false;
    }

    @Override
    public String description() {
        return KEY;
    }

    private static Rule rule(RouteRule rule) {
        List<Condition> conditions = rule.prefix().isEmpty()
                ? List.of()
                : List.of(new Condition.AddressPrefix(AddressSide.DESTINATION, Set.of(rule.prefix())));
        Action action = rule.action() instanceof RouteRule.Action.To to
                ? new Action.ForwardTo(new GroupExpression.Named(to.destination()))
                : new Action.Reject(((RouteRule.Action.Reject) rule.action()).commandStatus());
        return new Rule(rule.name(), KEY, conditions, List.of(action), Rule.Flow.BY_ACTIONS);
    }
}
