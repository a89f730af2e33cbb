package io.needletail.routing.rule;

import io.needletail.routing.number.RateTable;
import java.util.List;
import java.util.Map;

/**
 * All that an operator has said about routing, ready to be compiled.
 *
 * @param rules in the order in which they are considered
 * @param groups by name
 * @param lists by name, already loaded
 * @param rates what destinations cost, for least-cost groups
 * @param owned numbers of accounts, for {@link Action.ForwardToOwner}
 */
public record Ruleset(
        List<Rule> rules,
        Map<String, Group> groups,
        Map<String, NamedList> lists,
        RateTable rates,
        List<OwnedAddress> owned) {
    public Ruleset {
        rules = List.copyOf(rules);
        groups = Map.copyOf(groups);
        lists = Map.copyOf(lists);
        owned = List.copyOf(owned);
    }

    /** Rules alone. */
    public static Ruleset of(List<Rule> rules) {
        return new Ruleset(rules, Map.of(), Map.of(), RateTable.EMPTY, List.of());
    }
}
