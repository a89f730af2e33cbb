package io.needletail.app.route;

import io.needletail.api.route.DestinationName;
import io.needletail.api.route.RouteNames;
import io.needletail.api.route.RouteQuery;
import io.needletail.app.config.bind.ConfigurationException;
import io.needletail.app.config.bind.Problems;
import io.needletail.app.route.answer.RouteReport;
import io.needletail.app.route.file.RouteErrors;
import io.needletail.routing.group.PlanCompiler;
import io.needletail.routing.rule.Ruleset;
import io.needletail.routing.snapshot.CompiledRuleset;
import io.needletail.routing.snapshot.RuleSnapshot;
import io.needletail.routing.snapshot.RulesetCompiler;
import io.needletail.routing.snapshot.RulesetException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Rules ready to route by. Immutable; any thread.
 *
 * @param hash tells one content from another
 * @param lists entries of each list, by its name
 * @param warnings what works, but hardly as meant
 */
public record CompiledRoutes(
        RuleSnapshot router,
        RouteNames names,
        String hash,
        int rules,
        int groups,
        Map<String, Integer> lists,
        List<String> warnings) {

    /**
     * Compiles.
     *
     * @param carriers that rules may name
     * @param problems found before
     * @throws ConfigurationException with everything that is wrong, earlier problems included
     */
    static CompiledRoutes of(Ruleset ruleset, String hash, RouteNames names, Set<String> carriers, Problems problems)
            throws ConfigurationException {
        Set<String> destinations = new HashSet<>(carriers);
        destinations.add(DestinationName.HANDSETS);
        destinations.add(DestinationName.CONVERSATION);
        destinations.add(PlanCompiler.ANY_ACCOUNT);
        try {
            CompiledRuleset compiled = RulesetCompiler.compile(ruleset, names, destinations, null);
            Map<String, Integer> lists = new TreeMap<>();
            problems.throwIfAny();
            ruleset.lists().forEach((name, list) -> lists.put(name, list.table().size()));
            return new CompiledRoutes(
                    compiled.router(),
                    names,
                    hash,
                    ruleset.rules().size(),
                    ruleset.groups().size(),
                    lists,
                    compiled.warnings());
        } catch (RulesetException e) {
            e.errors().forEach(error -> RouteErrors.add(error, problems));
            throw new ConfigurationException(problems.list());
        }
    }

    /** Where a message would go, and why. */
    public RouteReport explain(RouteQuery query) {
        return RouteReport.of(router.explain(query), query, names);
    }
}
