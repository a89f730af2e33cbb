package io.needletail.app.route.file;

import io.needletail.app.config.bind.Key;
import io.needletail.app.config.bind.KeyType;
import io.needletail.app.config.bind.Topic;
import io.needletail.routing.rule.Condition;
import java.util.List;

/** The keys of {@code esm-class}. */
final class EsmClassKeys {
    private static final Key<Integer> MASK =
            new Key<>("mask", RouteTypes.OCTET, 0xFF, "Bits that are looked at; all unless given.");
    private static final Key<Integer> VALUE =
            new Key<>("value", RouteTypes.OCTET, 0, "Required. What they must be: (esm_class & mask) = value.");

    static final Topic<Condition> TOPIC =
            new Topic<>("esm_class", "In `when { esm-class { ... } }`.", List.of(MASK, VALUE), values -> {
                int mask = values.get(MASK);
                int value = values.get(VALUE);
                if ((value & ~mask) != 0) {
                    throw new IllegalArgumentException(
                            "can never hold: value has bits that mask has not; allowed: value & ~mask = 0");
                }
                return new Condition.EsmClassIs(mask, value);
            });
    static final KeyType<Condition> TYPE = SectionType.of(TOPIC, VALUE);

    private EsmClassKeys() {}
}
