package io.needletail.routing.snapshot;

import io.needletail.api.pdu.MessageView;
import io.needletail.routing.number.NumberTable;
import io.needletail.routing.number.PrefixTable;
import io.needletail.routing.pattern.LinearPattern;
import io.needletail.routing.rule.AddressSide;
import io.needletail.routing.rule.IntRange;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Tests of one of the two addresses. */
final class AddressTests {
    private static final int TON_ALPHANUMERIC = 5;

    private AddressTests() {}

    static int at(MessageView message, AddressSide side) {
        return side == AddressSide.SOURCE ? message.sourceOffset() : message.destinationOffset();
    }

    static int length(MessageView message, AddressSide side) {
        return side == AddressSide.SOURCE ? message.sourceLength() : message.destinationLength();
    }

    static int ton(MessageView message, AddressSide side) {
        return side == AddressSide.SOURCE ? message.sourceTon() : message.destinationTon();
    }

    static int npi(MessageView message, AddressSide side) {
        return side == AddressSide.SOURCE ? message.sourceNpi() : message.destinationNpi();
    }

    static Test prefix(AddressSide side, Set<String> prefixes) {
        PrefixTable.Builder builder = PrefixTable.builder();
        prefixes.forEach(prefix -> builder.put(AddressTable.plain(prefix), 0));
        PrefixTable table = builder.build();
        return facts -> {
            MessageView message = facts.message;
            int at = at(message, side);
            int length = length(message, side);
            int plus = length > 0 && message.bytes()[at] == '+' ? 1 : 0;
            return table.longest(message.bytes(), at + plus, length - plus) != PrefixTable.NONE;
        };
    }

    static Test exact(AddressSide side, Set<String> addresses) {
        Map<String, Integer> entries = new HashMap<>();
        addresses.forEach(address -> entries.put(AddressTable.plain(address), 0));
        AddressTable table = new AddressTable(entries);
        return facts -> table.find(facts.message.bytes(), at(facts.message, side), length(facts.message, side))
                != AddressTable.NONE;
    }

    static Test inList(AddressSide side, NumberTable table) {
        return facts -> find(facts, side, table) != NumberTable.NONE;
    }

    /** As {@link #inList}, and keeps the value for the action. */
    static Test inTable(AddressSide side, NumberTable table) {
        return facts -> (facts.tableValue = find(facts, side, table)) != NumberTable.NONE;
    }

    private static int find(MessageFacts facts, AddressSide side, NumberTable table) {
        MessageView message = facts.message;
        return table.find(message.bytes(), at(message, side), length(message, side));
    }

    static Test matches(AddressSide side, LinearPattern pattern) {
        return facts -> {
            int at = at(facts.message, side);
            return pattern.find(facts.message.bytes(), at, at + length(facts.message, side));
        };
    }

    static Test digits(AddressSide side, IntRange count) {
        return facts -> {
            int digits = digits(facts.message, side);
            return digits >= 0 && count.has(digits);
        };
    }

    static Test alphanumeric(AddressSide side) {
        return facts -> ton(facts.message, side) == TON_ALPHANUMERIC
                || length(facts.message, side) > 0 && digits(facts.message, side) < 0;
    }

    /** How many digits the address has, a leading {@code +} aside; -1 if it is empty or has something else. */
    private static int digits(MessageView message, AddressSide side) {
        byte[] bytes = message.bytes();
        int at = at(message, side);
        int end = at + length(message, side);
        int from = at < end && bytes[at] == '+' ? at + 1 : at;
        for (int i = from; i < end; i++) {
            if (bytes[i] < '0' || bytes[i] > '9') {
                return -1;
            }
        }
        return from == end ? -1 : end - from;
    }
}
