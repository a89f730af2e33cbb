package io.needletail.routing.snapshot;

import io.needletail.routing.rule.AddressSide;
import io.needletail.routing.rule.Condition;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a condition can be found by, instead of being tried for each message.
 *
 * @param dimension the index it belongs to
 * @param values at least one of which the message must have there
 */
record RuleKey(Dimension dimension, Set<String> values) {
    /** The indexes; of equally selective keys the earlier is taken. */
    enum Dimension {
        DESTINATION,
        SOURCE,
        DESTINATION_PREFIX,
        SOURCE_PREFIX,
        KEYWORD,
        ACCOUNT
    }

    /** The key of a condition, or null where there is none. */
    static @Nullable RuleKey of(Condition condition) {
        if (condition instanceof Condition.AddressIs exact) {
            return new RuleKey(
                    exact.side() == AddressSide.SOURCE ? Dimension.SOURCE : Dimension.DESTINATION,
                    exact.addresses().stream().map(AddressTable::plain).collect(Collectors.toSet()));
        } else if (condition instanceof Condition.AddressPrefix prefix) {
            return new RuleKey(
                    prefix.side() == AddressSide.SOURCE ? Dimension.SOURCE_PREFIX : Dimension.DESTINATION_PREFIX,
                    prefix.prefixes().stream().map(AddressTable::plain).collect(Collectors.toSet()));
        } else if (condition instanceof Condition.KeywordIs keyword) {
            return new RuleKey(
                    Dimension.KEYWORD,
                    keyword.words().stream().map(WordTable::fold).collect(Collectors.toSet()));
        } else if (condition instanceof Condition.AccountIs account) {
            return new RuleKey(Dimension.ACCOUNT, account.systemIds());
        } else if (condition instanceof Condition.FromCarrier from) {
            return new RuleKey(Dimension.ACCOUNT, MessageTests.accountsOf(from.carriers()));
        }
        return null;
    }
}
