package io.needletail.app.route.file;

import io.needletail.app.config.bind.Key;
import io.needletail.app.config.bind.KeyTypes;
import io.needletail.app.config.bind.Values;
import io.needletail.routing.rule.AddressSide;
import io.needletail.routing.rule.Condition;
import io.needletail.routing.rule.IntRange;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The conditions on one of a message's addresses: {@code from.*} or {@code to.*}. */
final class AddressConditions {
    private final AddressSide side;
    private final Key<List<String>> prefix;
    private final Key<List<String>> is;
    private final Key<List<String>> list;
    private final Key<List<String>> regex;
    private final Key<IntRange> digits;
    private final Key<Boolean> alphanumeric;
    private final Key<List<Integer>> ton;
    private final Key<List<Integer>> npi;

    /** @param word {@code from} or {@code to} */
    AddressConditions(AddressSide side, String word, String field) {
        this.side = side;
        prefix = new Key<>(
                word + ".prefix",
                KeyTypes.oneOrMore(RouteTypes.PREFIX),
                List.of(),
                field + " begins with one of these; a leading + does not count.");
        is = new Key<>(
                word + ".is",
                KeyTypes.oneOrMore(RouteTypes.ADDRESS),
                List.of(),
                field + " is one of these; a leading + does not count.");
        list = new Key<>(
                word + ".list",
                KeyTypes.oneOrMore(RouteTypes.NAME),
                List.of(),
                field + " is in one of these lists, or begins with a prefix of one.");
        regex = new Key<>(
                word + ".regex",
                KeyTypes.oneOrMore(RouteTypes.REGEX),
                List.of(),
                "One of these is found in " + field + "; ^ and $ anchor it.");
        digits = new Key<>(
                word + ".digits",
                RouteTypes.RANGE,
                IntRange.of(0),
                field + " has digits only, and so many of them: 3-6 for short codes.");
        alphanumeric = new Key<>(
                word + ".alphanumeric",
                KeyTypes.flag(),
                false,
                "Whether " + field + " has TON 5 or something in it that is no digit.");
        ton = new Key<>(word + ".ton", KeyTypes.oneOrMore(RouteTypes.TON), List.of(), "TON of " + field + ".");
        npi = new Key<>(word + ".npi", KeyTypes.oneOrMore(RouteTypes.NPI), List.of(), "NPI of " + field + ".");
    }

    List<Key<?>> keys() {
        return List.of(prefix, is, list, regex, digits, alphanumeric, ton, npi);
    }

    List<Condition> read(Values values) {
        List<Condition> conditions = new ArrayList<>();
        if (values.isSet(prefix)) {
            conditions.add(new Condition.AddressPrefix(side, Set.copyOf(values.get(prefix))));
        }
        if (values.isSet(is)) {
            conditions.add(new Condition.AddressIs(side, Set.copyOf(values.get(is))));
        }
        if (values.isSet(list)) {
            conditions.add(Conditions.any(values.get(list), name -> new Condition.AddressInList(side, name)));
        }
        if (values.isSet(regex)) {
            conditions.add(Conditions.any(values.get(regex), one -> new Condition.AddressMatches(side, one)));
        }
        if (values.isSet(digits)) {
            conditions.add(new Condition.AddressDigits(side, values.get(digits)));
        }
        if (values.isSet(alphanumeric)) {
            Condition condition = new Condition.AddressAlphanumeric(side);
            conditions.add(values.get(alphanumeric) ? condition : new Condition.Not(condition));
        }
        if (values.isSet(ton)) {
            conditions.add(new Condition.AddressTon(side, Set.copyOf(values.get(ton))));
        }
        if (values.isSet(npi)) {
            conditions.add(new Condition.AddressNpi(side, Set.copyOf(values.get(npi))));
        }
        return conditions;
    }
}
