package io.needletail.routing.snapshot;

import io.needletail.routing.pattern.LinearPattern;
import io.needletail.routing.pattern.PatternException;
import io.needletail.routing.rule.Condition;
import io.needletail.routing.rule.IntRange;
import io.needletail.routing.rule.NamedList;
import io.needletail.routing.rule.Problems;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Makes tests of conditions; what is wrong goes to the problems, and the test of it never holds. One thread. */
final class ConditionCompiler {
    private static final Test NEVER = facts -> false;
    private static final int OCTET = 255;
    private static final IntRange OCTETS = new IntRange(0, OCTET);
    private static final IntRange CLASSES = new IntRange(0, 3);
    private static final int ADDRESS = 20;

    private final Map<String, NamedList> lists;
    private final Set<String> carriers;
    private final Problems problems;

    ConditionCompiler(Map<String, NamedList> lists, Set<String> carriers, Problems problems) {
        this.lists = lists;
        this.carriers = carriers;
        this.problems = problems;
    }

    /** @param rule the name of the rule, for lots */
    Test compile(Condition condition, String rule, String where) {
        if (condition instanceof Condition.Not not) {
            Test test = compile(not.condition(), rule, where);
            return facts -> !test.holds(facts);
        } else if (condition instanceof Condition.AnyOf any) {
            return anyOf(any, rule, where);
        } else if (condition instanceof Condition.AddressPrefix prefix) {
            require(
                    prefix.prefixes(),
                    "\\+?[0-9]{1,20}",
                    where,
                    "prefix",
                    "1 to 20 digits, with or without a leading '+'");
            boolean sound = prefix.prefixes().stream().allMatch(text -> text.matches("\\+?[0-9]{1,20}"));
            return sound ? AddressTests.prefix(prefix.side(), prefix.prefixes()) : NEVER;
        } else if (condition instanceof Condition.AddressIs exact) {
            require(exact.addresses(), "[ -~\\u00A0-\\u00FF]{1,21}", where, "address", "1 to 20 characters of Latin-1");
            return AddressTests.exact(exact.side(), exact.addresses());
        } else if (condition instanceof Condition.AddressInList list) {
            NamedList named = list(list.list(), where);
            return named == null ? NEVER : AddressTests.inList(list.side(), named.table());
        } else if (condition instanceof Condition.AddressMatches matches) {
            LinearPattern pattern = pattern(matches.regex(), where);
            return pattern == null ? NEVER : AddressTests.matches(matches.side(), pattern);
        } else if (condition instanceof Condition.AddressDigits digits) {
            range(digits.length(), new IntRange(1, ADDRESS), where, "digits");
            return AddressTests.digits(digits.side(), digits.length());
        } else if (condition instanceof Condition.AddressAlphanumeric alphanumeric) {
            return AddressTests.alphanumeric(alphanumeric.side());
        } else if (condition instanceof Condition.AddressTon ton) {
            boolean[] values = octets(ton.values(), where, "ton");
            return facts -> values[AddressTests.ton(facts.message, ton.side())];
        } else if (condition instanceof Condition.AddressNpi npi) {
            boolean[] values = octets(npi.values(), where, "npi");
            return facts -> values[AddressTests.npi(facts.message, npi.side())];
        }
        return sender(condition, rule, where);
    }

    private Test sender(Condition condition, String rule, String where) {
        if (condition instanceof Condition.AccountIs account) {
            require(account.systemIds(), "[ -~]{1,15}|@.+", where, "account", "a system_id of 1 to 15 characters");
            return MessageTests.account(account.systemIds());
        } else if (condition instanceof Condition.FromCarrier from) {
            for (String carrier : from.carriers()) {
                if (!carriers.contains(carrier)) {
                    problems.error(where, "carrier", carrier, Problems.oneOf(carriers, carrier));
                }
            }
            return MessageTests.carrier(from.carriers());
        } else if (condition instanceof Condition.MobileOriginated origin) {
            return facts -> facts.query.mobileOriginated == origin.expected();
        } else if (condition instanceof Condition.BoundAs bound) {
            return MessageTests.bind(bound.types());
        } else if (condition instanceof Condition.TimeWindow window) {
            return MessageTests.window(window);
        } else if (condition instanceof Condition.Percent percent) {
            if (!(percent.percent() > 0 && percent.percent() <= 100)) {
                problems.error(where, "percent", percent.percent(), "above 0, up to 100");
            }
            return MessageTests.percent(percent.percent(), rule);
        } else if (condition instanceof Condition.TaggedAs tagged) {
            return facts -> facts.tag != null && tagged.tags().contains(facts.tag);
        }
        return field(condition, where);
    }

    private Test field(Condition condition, String where) {
        if (condition instanceof Condition.ServiceTypeIs service) {
            require(service.values(), "[ -~]{0,5}", where, "service-type", "up to 5 ASCII characters");
            return MessageTests.serviceType(service.values());
        } else if (condition instanceof Condition.DataCodingIs coding) {
            coding.values().forEach(range -> range(range, OCTETS, where, "data-coding"));
            IntRange[] ranges = coding.values().toArray(IntRange[]::new);
            return facts -> within(ranges, facts.message.dataCoding());
        } else if (condition instanceof Condition.EsmClassIs esm) {
            if (!OCTETS.has(esm.mask()) || (esm.value() & ~esm.mask()) != 0) {
                problems.error(where, "esm-class", esm.value() + "/" + esm.mask(), "a value within a mask of 0 to 255");
            }
            return facts -> (facts.message.esmClass() & esm.mask()) == esm.value();
        } else if (condition instanceof Condition.TlvPresent tlv) {
            tag(tlv.tag(), where);
            return facts -> facts.message.findTlv(tlv.tag()) >= 0;
        } else if (condition instanceof Condition.TlvIs tlv) {
            tag(tlv.tag(), where);
            require(Set.of(tlv.hex()), "([0-9a-fA-F]{2})*", where, "tlv", "two hexadecimal digits for each octet");
            boolean sound = tlv.hex().matches("([0-9a-fA-F]{2})*");
            return sound ? MessageTests.tlvEquals(tlv.tag(), HexFormat.of().parseHex(tlv.hex())) : NEVER;
        } else if (condition instanceof Condition.PriorityIs priority) {
            range(priority.range(), OCTETS, where, "priority");
            return facts -> priority.range().has(facts.message.priority());
        } else if (condition instanceof Condition.MessageClassIs message) {
            message.classes().forEach(number -> range(IntRange.of(number), CLASSES, where, "message-class"));
            return MessageTests.messageClass(message.classes());
        }
        return text(condition, where);
    }

    private Test text(Condition condition, String where) {
        if (condition instanceof Condition.KeywordIs keyword) {
            String allowed = "1 to " + MessageFacts.MAX_KEYWORD + " letters and digits";
            require(keyword.words(), "[\\p{L}\\p{Nd}]{1," + MessageFacts.MAX_KEYWORD + "}", where, "keyword", allowed);
            return MessageTests.keyword(keyword.words());
        }
        String regex;
        if (condition instanceof Condition.TextContains contains) {
            require(contains.parts(), "(?s).+", where, "contains", "at least one character");
            regex = "(?i)"
                    + contains.parts().stream().map(ConditionCompiler::quoted).collect(Collectors.joining("|"));
        } else {
            regex = ((Condition.TextMatches) condition).regex();
        }
        LinearPattern pattern = pattern(regex, where);
        return pattern == null ? NEVER : MessageTests.text(pattern);
    }

    private static String quoted(String part) {
        StringBuilder quoted = new StringBuilder();
        for (int i = 0; i < part.length(); i++) {
            char c = part.charAt(i);
            quoted.append("\\.[]{}()*+?^$|".indexOf(c) >= 0 ? "\\" : "").append(c);
        }
        return quoted.toString();
    }

    private Test anyOf(Condition.AnyOf any, String rule, String where) {
        List<Test> tests = new ArrayList<>();
        any.conditions().forEach(condition -> tests.add(compile(condition, rule, where)));
        if (tests.isEmpty()) {
            problems.error(where, "any-of", "", "at least one condition");
        }
        Test[] all = tests.toArray(Test[]::new);
        return facts -> {
            for (Test test : all) {
                if (test.holds(facts)) {
                    return true;
                }
            }
            return false;
        };
    }

    /** A list by its name, or null after it was found missing. */
    @Nullable
    NamedList list(String name, String where) {
        NamedList list = lists.get(name);
        if (list == null) {
            problems.error(where, "list", name, Problems.oneOf(lists.keySet(), name));
        }
        return list;
    }

    private @Nullable LinearPattern pattern(String regex, String where) {
        try {
            return LinearPattern.compile(regex);
        } catch (PatternException wrong) {
            problems.error(where, "regex", regex, "a regular expression without backtracking; " + wrong.getMessage());
            return null;
        }
    }

    private static boolean within(IntRange[] ranges, int value) {
        for (IntRange range : ranges) {
            if (range.has(value)) {
                return true;
            }
        }
        return false;
    }

    private void require(Collection<String> values, String regex, String where, String key, String allowed) {
        values.stream()
                .filter(value -> !value.matches(regex))
                .sorted()
                .forEach(value -> problems.error(where, key, value, allowed));
        if (values.isEmpty()) {
            problems.error(where, key, "", "at least one value");
        }
    }

    private boolean[] octets(Set<Integer> values, String where, String key) {
        boolean[] has = new boolean[OCTET + 1];
        for (int value : values) {
            range(IntRange.of(value), OCTETS, where, key);
            has[value & OCTET] = true;
        }
        return has;
    }

    private void range(IntRange range, IntRange allowed, String where, String key) {
        if (range.from() > range.to() || !allowed.has(range.from()) || !allowed.has(range.to())) {
            problems.error(where, key, range, "from " + allowed.from() + " to " + allowed.to());
        }
    }

    private void tag(int tag, String where) {
        range(IntRange.of(tag), new IntRange(0, 0xFFFF), where, "tlv");
    }
}
