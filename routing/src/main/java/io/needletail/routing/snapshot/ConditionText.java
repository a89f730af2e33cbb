package io.needletail.routing.snapshot;

import io.needletail.routing.rule.AddressSide;
import io.needletail.routing.rule.Condition;
import java.util.Collection;
import java.util.stream.Collectors;

/** Conditions in words. */
final class ConditionText {
    private ConditionText() {}

    static String side(AddressSide side) {
        return side == AddressSide.SOURCE ? "source" : "destination";
    }

    static String of(Condition condition) {
        if (condition instanceof Condition.Not not) {
            return "not (" + of(not.condition()) + ")";
        } else if (condition instanceof Condition.AnyOf any) {
            return any.conditions().stream().map(ConditionText::of).collect(Collectors.joining(" or ", "(", ")"));
        } else if (condition instanceof Condition.AddressPrefix prefix) {
            return side(prefix.side()) + " begins with " + list(prefix.prefixes());
        } else if (condition instanceof Condition.AddressIs exact) {
            return side(exact.side()) + " is " + list(exact.addresses());
        } else if (condition instanceof Condition.AddressInList in) {
            return side(in.side()) + " in list " + in.list();
        } else if (condition instanceof Condition.AddressMatches matches) {
            return side(matches.side()) + " matches " + matches.regex();
        } else if (condition instanceof Condition.AddressDigits digits) {
            return side(digits.side()) + " of " + digits.length() + " digits";
        } else if (condition instanceof Condition.AddressAlphanumeric alphanumeric) {
            return side(alphanumeric.side()) + " alphanumeric";
        } else if (condition instanceof Condition.AddressTon ton) {
            return side(ton.side()) + " ton " + list(ton.values());
        } else if (condition instanceof Condition.AddressNpi npi) {
            return side(npi.side()) + " npi " + list(npi.values());
        }
        return sender(condition);
    }

    private static String sender(Condition condition) {
        if (condition instanceof Condition.AccountIs account) {
            return "account " + list(account.systemIds());
        } else if (condition instanceof Condition.FromCarrier from) {
            return "from carrier " + list(from.carriers());
        } else if (condition instanceof Condition.MobileOriginated origin) {
            return "origin " + (origin.expected() ? "mo" : "mt");
        } else if (condition instanceof Condition.BoundAs bound) {
            return "bound as " + list(bound.types());
        } else if (condition instanceof Condition.TimeWindow window) {
            String days = window.days().isEmpty() ? "any day" : list(window.days());
            return "time " + window.from() + " to " + window.to() + " on " + days + " in " + window.zone();
        } else if (condition instanceof Condition.Percent percent) {
            return percent.percent() + " percent";
        } else if (condition instanceof Condition.TaggedAs tagged) {
            return "tag " + list(tagged.tags());
        }
        return field(condition);
    }

    private static String field(Condition condition) {
        if (condition instanceof Condition.ServiceTypeIs service) {
            return "service_type " + list(service.values());
        } else if (condition instanceof Condition.DataCodingIs coding) {
            return "data_coding " + list(coding.values());
        } else if (condition instanceof Condition.EsmClassIs esm) {
            return String.format("esm_class & 0x%02X = 0x%02X", esm.mask(), esm.value());
        } else if (condition instanceof Condition.TlvPresent tlv) {
            return String.format("tlv 0x%04X present", tlv.tag());
        } else if (condition instanceof Condition.TlvIs tlv) {
            return String.format("tlv 0x%04X is %s", tlv.tag(), tlv.hex());
        } else if (condition instanceof Condition.PriorityIs priority) {
            return "priority_flag " + priority.range();
        } else if (condition instanceof Condition.MessageClassIs message) {
            return "message class " + list(message.classes());
        } else if (condition instanceof Condition.KeywordIs keyword) {
            return "keyword " + list(keyword.words());
        } else if (condition instanceof Condition.TextContains contains) {
            return "text contains " + list(contains.parts());
        }
        return "text matches " + ((Condition.TextMatches) condition).regex();
    }

    private static String list(Collection<?> values) {
        return values.stream().map(String::valueOf).sorted().collect(Collectors.joining(", "));
    }
}
