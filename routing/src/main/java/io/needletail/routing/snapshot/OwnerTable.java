package io.needletail.routing.snapshot;

import io.needletail.routing.number.NumberTable;
import io.needletail.routing.number.PrefixTable;
import io.needletail.routing.rule.OwnedAddress;
import io.needletail.routing.rule.Problems;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Which account owns a number: one number before a prefix, a longer prefix before a shorter one. Immutable; any thread. */
final class OwnerTable implements NumberTable {
    private final AddressTable numbers;
    private final PrefixTable prefixes;
    private final List<String> systemIds;
    private final int size;

    OwnerTable(List<OwnedAddress> owned, Problems problems) {
        Map<String, Integer> accounts = new HashMap<>();
        List<String> ids = new ArrayList<>();
        Map<String, Integer> exact = new HashMap<>();
        PrefixTable.Builder byPrefix = PrefixTable.builder();
        for (OwnedAddress address : owned) {
            if (!address.address().matches("\\+?[0-9]{1,20}")) {
                problems.error(address.origin(), "number", address.address(), "1 to 20 digits, with or without '+'");
                continue;
            }
            int owner = accounts.computeIfAbsent(address.systemId(), id -> {
                ids.add(id);
                return ids.size() - 1;
            });
            String digits = AddressTable.plain(address.address());
            Integer before = address.prefix() ? Integer.valueOf(byPrefix.put(digits, owner)) : exact.put(digits, owner);
            if (before != null && before != PrefixTable.NONE && before != owner) {
                String of = "one owner, and " + ids.get(before) + " has it already";
                problems.error(address.origin(), "number", address.address(), of);
            }
        }
        prefixes = byPrefix.build();
        numbers = new AddressTable(exact);
        systemIds = List.copyOf(ids);
        size = owned.size();
    }

    List<String> systemIds() {
        return systemIds;
    }

    @Override
    public int find(byte[] bytes, int at, int length) {
        int owner = numbers.find(bytes, at, length);
        if (owner != AddressTable.NONE) {
            return owner;
        }
        int plus = length > 0 && bytes[at] == '+' ? 1 : 0;
        return prefixes.longest(bytes, at + plus, length - plus);
    }

    @Override
    public List<String> values() {
        return systemIds;
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public long bytes() {
        return prefixes.bytes();
    }
}
