package io.needletail.app.route.file;

import io.needletail.app.config.bind.Key;
import io.needletail.app.config.bind.KeyType;
import io.needletail.app.config.bind.KeyTypes;
import io.needletail.app.config.bind.Topic;
import io.needletail.app.config.bind.Values;
import io.needletail.routing.rule.Action;
import io.needletail.routing.rule.AddressSide;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** The keys of one {@code rewrite} section: changes to what is sent on, done in the order of the keys. */
final class RewriteKeys {
    private static final AddressRewriteKeys SOURCE = new AddressRewriteKeys(AddressSide.SOURCE, "from", "source_addr");
    private static final AddressRewriteKeys DESTINATION =
            new AddressRewriteKeys(AddressSide.DESTINATION, "to", "destination_addr");
    private static final Key<String> SENDER = new Key<>(
            "sender",
            RouteTypes.ADDRESS,
            "",
            "source_addr with its TON and NPI: alphanumeric 5/0, international 1/1 for digits with +, else 3/0.");
    private static final Key<String> FIND = new Key<>("find", RouteTypes.TEXT, "", "Required.");
    private static final Key<String> WITH = new Key<>("with", RouteTypes.ANY_TEXT, "", "Required; may be empty.");
    private static final Key<List<Action>> TEXT_REPLACE = new Key<>(
            "text.replace",
            KeyTypes.oneOrMore(SectionType.of(
                    new Topic<>(
                            "text.replace",
                            "",
                            List.of(FIND, WITH),
                            values -> new Action.ReplaceText(values.get(FIND), values.get(WITH))),
                    FIND,
                    WITH)),
            List.of(),
            "Every occurrence of find in the text becomes with.");
    private static final Key<String> TEXT_SET = new Key<>(
            "text.set",
            RouteTypes.TEXT,
            "",
            "The text becomes this, in the alphabet that takes the fewest short messages; see encodings.md.");
    private static final Key<String> TEXT_PREPEND =
            new Key<>("text.prepend", RouteTypes.TEXT, "", "Put before the text.");
    private static final Key<String> TEXT_APPEND =
            new Key<>("text.append", RouteTypes.TEXT, "", "Put behind the text.");
    private static final Key<List<Action>> TLV = new Key<>(
            "tlv", new TlvType<>(TlvChange.TYPE, TlvChange::action), List.of(), "TLVs that are set or removed.");
    private static final Key<String> SERVICE_TYPE =
            new Key<>("service-type", RouteTypes.SERVICE_TYPE, "", "service_type.");

    static final Topic<List<Action>> TOPIC = new Topic<>(
            "rewriting",
            "In `then { rewrite { ... } }`. What is given is done in the order of this table; where that is not the order"
                    + " wanted, `rewrite` takes a list of such sections.",
            all(),
            RewriteKeys::read);
    static final KeyType<List<List<Action>>> TYPE = KeyTypes.oneOrMore(SectionType.of(TOPIC));

    private RewriteKeys() {}

    private static List<Key<?>> all() {
        List<Key<?>> keys = new ArrayList<>(SOURCE.keys());
        keys.add(SENDER);
        keys.addAll(DESTINATION.keys());
        keys.addAll(List.of(TEXT_SET, TEXT_REPLACE, TEXT_PREPEND, TEXT_APPEND, TLV, SERVICE_TYPE));
        return keys;
    }

    private static List<Action> read(Values values) {
        List<Action> actions = new ArrayList<>(SOURCE.read(values));
        add(values, SENDER, Action.SetSender::new, actions);
        actions.addAll(DESTINATION.read(values));
        add(values, TEXT_SET, Action.SetText::new, actions);
        actions.addAll(values.get(TEXT_REPLACE));
        add(values, TEXT_PREPEND, Action.PrependText::new, actions);
        add(values, TEXT_APPEND, Action.AppendText::new, actions);
        actions.addAll(values.get(TLV));
        add(values, SERVICE_TYPE, Action.SetServiceType::new, actions);
        return actions;
    }

    private static <V> void add(Values values, Key<V> key, Function<V, Action> maker, List<Action> actions) {
        if (values.isSet(key)) {
            actions.add(maker.apply(values.get(key)));
        }
    }
}
