package io.needletail.routing.rule;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;

/**
 * One condition of a rule. All conditions see the message as it was submitted: what earlier rules rewrite changes what is
 * sent on, not what later rules see; tags are the way to tell a later rule something.
 */
public sealed interface Condition {

    /** The opposite of another condition. */
    record Not(Condition condition) implements Condition {}

    /** At least one of several; never empty. */
    record AnyOf(List<Condition> conditions) implements Condition {
        public AnyOf {
            conditions = List.copyOf(conditions);
        }
    }

    /** Submitted by one of these accounts. */
    record AccountIs(Set<String> systemIds) implements Condition {
        public AccountIs {
            systemIds = Set.copyOf(systemIds);
        }
    }

    /** From a carrier (MO) or from an ESME (MT). */
    record MobileOriginated(boolean expected) implements Condition {}

    /** From one of these carriers. */
    record FromCarrier(Set<String> carriers) implements Condition {
        public FromCarrier {
            carriers = Set.copyOf(carriers);
        }
    }

    /** Submitted on a session bound like this. */
    record BoundAs(Set<BindType> types) implements Condition {
        public BoundAs {
            types = Set.copyOf(types);
        }
    }

    /** The address begins with one of these; digits, a leading {@code +} does not count on either side. */
    record AddressPrefix(AddressSide side, Set<String> prefixes) implements Condition {
        public AddressPrefix {
            prefixes = Set.copyOf(prefixes);
        }
    }

    /** The address is one of these, octet by octet except that a leading {@code +} does not count. */
    record AddressIs(AddressSide side, Set<String> addresses) implements Condition {
        public AddressIs {
            addresses = Set.copyOf(addresses);
        }
    }

    /** The address is in a named list: a number of it, or beginning with a prefix of it. */
    record AddressInList(AddressSide side, String list) implements Condition {}

    /** The regular expression is found in the address; {@code ^} and {@code $} anchor it. Matched in linear time. */
    record AddressMatches(AddressSide side, String regex) implements Condition {}

    /** Digits only, a leading {@code +} aside, and so many of them: short codes. */
    record AddressDigits(AddressSide side, IntRange length) implements Condition {}

    /** TON 5, or something in it that is no digit. */
    record AddressAlphanumeric(AddressSide side) implements Condition {}

    record AddressTon(AddressSide side, Set<Integer> values) implements Condition {
        public AddressTon {
            values = Set.copyOf(values);
        }
    }

    record AddressNpi(AddressSide side, Set<Integer> values) implements Condition {
        public AddressNpi {
            values = Set.copyOf(values);
        }
    }

    /** service_type is one of these; an empty text for none. */
    record ServiceTypeIs(Set<String> values) implements Condition {
        public ServiceTypeIs {
            values = Set.copyOf(values);
        }
    }

    record DataCodingIs(List<IntRange> values) implements Condition {
        public DataCodingIs {
            values = List.copyOf(values);
        }
    }

    /** {@code (esm_class & mask) == value}. */
    record EsmClassIs(int mask, int value) implements Condition {}

    record TlvPresent(int tag) implements Condition {}

    /** @param hex the octets of the value, two hexadecimal digits each, no separators */
    record TlvIs(int tag, String hex) implements Condition {}

    /** The first word of the decoded text, whatever the case of its letters, is one of these. */
    record KeywordIs(Set<String> words) implements Condition {
        public KeywordIs {
            words = Set.copyOf(words);
        }
    }

    /** The decoded text contains one of these, whatever the case of its letters. */
    record TextContains(Set<String> parts) implements Condition {
        public TextContains {
            parts = Set.copyOf(parts);
        }
    }

    /** The regular expression is found in the decoded text. Matched in linear time. */
    record TextMatches(String regex) implements Condition {}

    /** The message class that data_coding says (GSM 03.38 section 4): 0 is flash. */
    record MessageClassIs(Set<Integer> classes) implements Condition {
        public MessageClassIs {
            classes = Set.copyOf(classes);
        }
    }

    /**
     * The clock stands between two times of a day.
     *
     * @param zone whose clock
     * @param days on which the window begins; empty for all
     * @param from included
     * @param to not included; not after {@code from} for a window over midnight, equal for the whole day
     */
    record TimeWindow(ZoneId zone, Set<DayOfWeek> days, LocalTime from, LocalTime to) implements Condition {
        public TimeWindow {
            days = Set.copyOf(days);
        }
    }

    /** priority_flag. */
    record PriorityIs(IntRange range) implements Condition {}

    /** So many of a hundred messages, drawn from the message's id and the rule's name: above 0, up to 100. */
    record Percent(double percent) implements Condition {}

    /** An earlier rule has set one of these tags, and none after it another. */
    record TaggedAs(Set<String> tags) implements Condition {
        public TaggedAs {
            tags = Set.copyOf(tags);
        }
    }
}
