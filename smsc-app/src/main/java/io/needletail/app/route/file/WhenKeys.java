package io.needletail.app.route.file;

import io.needletail.app.config.bind.Key;
import io.needletail.app.config.bind.KeyType;
import io.needletail.app.config.bind.KeyTypes;
import io.needletail.app.config.bind.Topic;
import io.needletail.app.config.bind.Values;
import io.needletail.routing.rule.AddressSide;
import io.needletail.routing.rule.BindType;
import io.needletail.routing.rule.Condition;
import io.needletail.routing.rule.IntRange;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** The keys of {@code when}: what must hold for a rule. */
final class WhenKeys {
    private enum Origin {
        MT,
        MO
    }

    private static final AddressConditions SOURCE = new AddressConditions(AddressSide.SOURCE, "from", "source_addr");
    private static final AddressConditions DESTINATION =
            new AddressConditions(AddressSide.DESTINATION, "to", "destination_addr");

    private static final Key<List<String>> ACCOUNT = new Key<>(
            "account", KeyTypes.oneOrMore(RouteTypes.SYSTEM_ID), List.of(), "Submitted by one of these accounts.");
    private static final Key<Origin> ORIGIN = new Key<>(
            "origin",
            KeyTypes.choice(Origin.class),
            Origin.MT,
            "mt: submitted by an account; mo: come from a carrier (mobile originated).");
    private static final Key<List<String>> CARRIER =
            new Key<>("carrier", KeyTypes.oneOrMore(RouteTypes.NAME), List.of(), "Come from one of these carriers.");
    private static final Key<List<BindType>> BIND = new Key<>(
            "bind",
            KeyTypes.oneOrMore(KeyTypes.choice(BindType.class)),
            List.of(),
            "Submitted on a session bound like this.");
    private static final Key<List<String>> SERVICE_TYPE = new Key<>(
            "service-type", KeyTypes.oneOrMore(RouteTypes.SERVICE_TYPE), List.of(), "service_type; \"\" for none.");
    private static final Key<List<IntRange>> DATA_CODING =
            new Key<>("data-coding", KeyTypes.oneOrMore(RouteTypes.RANGE), List.of(), "data_coding.");
    private static final Key<Condition> ESM_CLASS =
            new Key<>("esm-class", EsmClassKeys.TYPE, new Condition.EsmClassIs(0, 0), "Bits of esm_class.");
    private static final Key<List<Condition>> TLV = new Key<>(
            "tlv",
            new TlvType<>(TlvTest.TYPE, TlvTest::condition),
            List.of(),
            "TLVs that are there, are not, or have a value.");
    private static final Key<List<Integer>> MESSAGE_CLASS = new Key<>(
            "message-class",
            KeyTypes.oneOrMore(KeyTypes.integer(0, 3)),
            List.of(),
            "The message class in data_coding; 0 is flash.");
    private static final Key<List<Condition>> TIME =
            new Key<>("time", TimeWindowKeys.TYPE, List.of(), "When the message is routed; see below.");
    private static final Key<List<IntRange>> PRIORITY =
            new Key<>("priority", KeyTypes.oneOrMore(RouteTypes.RANGE), List.of(), "priority_flag.");
    private static final Key<Double> PERCENT = new Key<>(
            "percent",
            RouteTypes.PERCENT,
            100.0,
            "So many of a hundred messages, by lot; a message draws the same lot each time it is asked for.");
    private static final Key<List<String>> TAG = new Key<>(
            "tag", KeyTypes.oneOrMore(RouteTypes.TAG), List.of(), "An earlier rule has set one of these tags.");
    private static final Key<List<List<Condition>>> ANY = new Key<>(
            "any",
            KeyTypes.listOf(new NestedConditionsType()),
            List.of(),
            "Sections like this one; at least one of them must hold.");
    private static final Key<List<Condition>> NOT = new Key<>(
            "not", new NestedConditionsType(), List.of(), "A section like this one, of which nothing may hold.");

    static final Topic<List<Condition>> TOPIC = new Topic<>(
            "conditions",
            "In `when { ... }`: every condition that is given must hold. A rule without any holds always.",
            all(),
            WhenKeys::read);
    static final KeyType<List<Condition>> TYPE = SectionType.of(TOPIC);

    private WhenKeys() {}

    private static List<Key<?>> all() {
        List<Key<?>> keys = new ArrayList<>(List.of(ACCOUNT, ORIGIN, CARRIER, BIND));
        keys.addAll(SOURCE.keys());
        keys.addAll(DESTINATION.keys());
        keys.addAll(List.of(SERVICE_TYPE, DATA_CODING, ESM_CLASS, TLV));
        keys.addAll(TextConditions.keys());
        keys.addAll(List.of(MESSAGE_CLASS, TIME, PRIORITY, PERCENT, TAG, ANY, NOT));
        return keys;
    }

    private static List<Condition> read(Values values) {
        List<Condition> conditions = new ArrayList<>();
        add(values, ACCOUNT, names -> new Condition.AccountIs(Set.copyOf(names)), conditions);
        add(values, ORIGIN, origin -> new Condition.MobileOriginated(origin == Origin.MO), conditions);
        add(values, CARRIER, names -> new Condition.FromCarrier(Set.copyOf(names)), conditions);
        add(values, BIND, types -> new Condition.BoundAs(Set.copyOf(types)), conditions);
        conditions.addAll(SOURCE.read(values));
        conditions.addAll(DESTINATION.read(values));
        add(values, SERVICE_TYPE, types -> new Condition.ServiceTypeIs(Set.copyOf(types)), conditions);
        add(values, DATA_CODING, Condition.DataCodingIs::new, conditions);
        add(values, ESM_CLASS, condition -> condition, conditions);
        conditions.addAll(values.get(TLV));
        conditions.addAll(TextConditions.read(values));
        add(values, MESSAGE_CLASS, classes -> new Condition.MessageClassIs(Set.copyOf(classes)), conditions);
        add(values, TIME, windows -> Conditions.any(windows, window -> window), conditions);
        add(values, PRIORITY, ranges -> Conditions.any(ranges, Condition.PriorityIs::new), conditions);
        add(values, PERCENT, Condition.Percent::new, conditions);
        add(values, TAG, tags -> new Condition.TaggedAs(Set.copyOf(tags)), conditions);
        add(values, ANY, sections -> Conditions.any(sections, Conditions::all), conditions);
        values.get(NOT).forEach(condition -> conditions.add(Conditions.opposite(condition)));
        return conditions;
    }

    private static <V> void add(Values values, Key<V> key, Function<V, Condition> maker, List<Condition> conditions) {
        if (values.isSet(key)) {
            conditions.add(maker.apply(values.get(key)));
        }
    }
}
