package io.needletail.app.route.file;

import io.needletail.app.config.bind.Key;
import io.needletail.app.config.bind.KeyType;
import io.needletail.app.config.bind.Topic;
import io.needletail.app.config.bind.Values;
import io.needletail.routing.rule.Action;
import io.needletail.routing.rule.AddressSide;
import java.util.ArrayList;
import java.util.List;

/** What a rewrite does to one of a message's addresses: {@code from.*} or {@code to.*}, in the order of the keys. */
final class AddressRewriteKeys {
    private static final Key<String> COUNTRY_CODE = new Key<>(
            "country-code",
            RouteTypes.DIGITS,
            "",
            "Takes the place of a trunk prefix; without it national numbers stay.");
    private static final Key<String> INTERNATIONAL_PREFIX =
            new Key<>("international-prefix", RouteTypes.DIGITS, "00", "Taken off; 00 unless given.");
    private static final Key<String> TRUNK_PREFIX =
            new Key<>("trunk-prefix", RouteTypes.DIGITS, "0", "Replaced by the country code; 0 unless given.");

    static final Topic<Values> NORMALISE = new Topic<>(
            "normalising an address",
            "In `rewrite { to.normalise { ... } }`: international digits, TON 1 and NPI 1. What is no number stays.",
            List.of(COUNTRY_CODE, INTERNATIONAL_PREFIX, TRUNK_PREFIX),
            values -> values);
    private static final KeyType<Values> NORMALISE_TYPE = SectionType.of(NORMALISE);

    private final AddressSide side;
    private final Key<Values> normalise;
    private final Key<String> stripPrefix;
    private final Key<String> addPrefix;
    private final Key<String> replace;
    private final Key<Integer> ton;
    private final Key<Integer> npi;

    AddressRewriteKeys(AddressSide side, String word, String field) {
        this.side = side;
        normalise = new Key<>(
                word + ".normalise", NORMALISE_TYPE, new Values(), field + " as international digits; see below.");
        stripPrefix = new Key<>(
                word + ".strip-prefix", RouteTypes.PREFIX, "", "Taken off " + field + " where it is there; a + stays.");
        addPrefix =
                new Key<>(word + ".add-prefix", RouteTypes.PREFIX, "", "Put before " + field + ", behind a leading +.");
        replace = new Key<>(word + ".replace", RouteTypes.ADDRESS, "", "Takes the place of " + field + ".");
        ton = new Key<>(word + ".ton", RouteTypes.TON, 0, "TON of " + field + ".");
        npi = new Key<>(word + ".npi", RouteTypes.NPI, 0, "NPI of " + field + ".");
    }

    List<Key<?>> keys() {
        return List.of(normalise, stripPrefix, addPrefix, replace, ton, npi);
    }

    List<Action> read(Values values) {
        List<Action> actions = new ArrayList<>();
        if (values.isSet(normalise)) {
            Values how = values.get(normalise);
            actions.add(new Action.Normalise(
                    side, how.get(COUNTRY_CODE), how.get(INTERNATIONAL_PREFIX), how.get(TRUNK_PREFIX)));
        }
        if (values.isSet(stripPrefix)) {
            actions.add(new Action.StripPrefix(side, values.get(stripPrefix)));
        }
        if (values.isSet(addPrefix)) {
            actions.add(new Action.AddPrefix(side, values.get(addPrefix)));
        }
        if (values.isSet(replace)) {
            actions.add(new Action.ReplaceAddress(side, values.get(replace)));
        }
        if (values.isSet(ton)) {
            actions.add(new Action.SetTon(side, values.get(ton)));
        }
        if (values.isSet(npi)) {
            actions.add(new Action.SetNpi(side, values.get(npi)));
        }
        return actions;
    }
}
