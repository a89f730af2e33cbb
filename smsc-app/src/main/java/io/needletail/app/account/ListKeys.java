package io.needletail.app.account;

import io.needletail.api.account.DistributionLists;
import io.needletail.api.account.ListedAddress;
import io.needletail.app.config.bind.Key;
import io.needletail.app.config.bind.KeyTypes;
import io.needletail.app.config.bind.Values;
import java.util.List;
import java.util.Map;

/** The key of an account about distribution lists. */
final class ListKeys {
    static final Key<Map<String, List<ListedAddress>>> LISTS = new Key<>(
            "distribution-lists",
            KeyTypes.mapOf(KeyTypes.listOf(
                    KeyTypes.parsed(ListedAddress.ALLOWED, ListedAddress::parse, ListedAddress::toString))),
            Map.of(),
            "Destinations a submit_multi may name by a dl_name of 1 to 20 characters: NAME = [\"447700900001\", ...], 1 to "
                    + DistributionLists.MOST_ADDRESSES
                    + " each. A number has TON 1 and NPI 1; TON:NPI:ADDRESS says otherwise.");

    private ListKeys() {}

    /** @throws IllegalArgumentException for a list that cannot be used */
    static DistributionLists read(Values values) {
        return new DistributionLists(values.get(LISTS));
    }
}
