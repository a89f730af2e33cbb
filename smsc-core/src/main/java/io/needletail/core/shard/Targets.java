package io.needletail.core.shard;

import io.needletail.api.destination.Destination;
import io.needletail.api.route.DestinationName;
import io.needletail.api.route.NameRegistry;
import io.needletail.core.carrier.Carrier;
import io.needletail.core.carrier.CarrierConfig;
import io.needletail.core.table.MessageTable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the numbers of destinations mean in one shard. Shard thread only, except {@link #carriers}. */
final class Targets {
    private static final int NO_ACCOUNT = -1;
    private static final int NO_CONVERSATION = -1;

    private final NameRegistry names;
    private final ShardPorts ports;
    private final List<Carrier> carriers = new ArrayList<>();
    private final @Nullable Destination[] local;
    private final @Nullable Carrier[] byNumber;
    private int conversation = NO_CONVERSATION;
    private int namesLookedAt;
    /** Number of the account in the registry of accounts, plus 1; 0 for not looked up. */
    private int[] accounts = new int[0];

    Targets(ShardPorts ports, ShardConfig config, MessageTable table) {
        this.ports = ports;
        this.names = ports.names().destinations();
        for (CarrierConfig carrier : ports.carriers()) {
            carriers.add(new Carrier(names.number(carrier.name()), carrier, table, config.shards(), config.index()));
        }
        int[] numbers = ports.destinations().stream()
                .mapToInt(destination -> names.number(destination.name()))
                .toArray();
        local = new Destination[1 + Arrays.stream(numbers).max().orElse(-1)];
        for (int i = 0; i < numbers.length; i++) {
            local[numbers[i]] = ports.destinations().get(i);
        }
        byNumber = new Carrier
                [1 + carriers.stream().mapToInt(Carrier::number).max().orElse(-1)];
        for (Carrier carrier : carriers) {
            byNumber[carrier.number()] = carrier;
        }
    }

    /** In the order of configuration. */
    List<Carrier> carriers() {
        return carriers;
    }

    @Nullable
    Destination local(int number) {
        return number < local.length ? local[number] : null;
    }

    @Nullable
    Carrier carrier(int number) {
        return number < byNumber.length ? byNumber[number] : null;
    }

    /** Number of the account whose sessions this destination is, or a negative one. */
    int account(int number) {
        if (number >= accounts.length) {
            accounts = Arrays.copyOf(accounts, Math.max(names.size(), number + 1));
        }
        if (accounts[number] == 0) {
            String name = names.name(number);
            accounts[number] = DestinationName.isAccount(name)
                    ? 1
                            + ports.accounts()
                                    .recover(DestinationName.systemId(name))
                                    .index()
                    : NO_ACCOUNT;
        }
        return accounts[number] - (accounts[number] > 0 ? 1 : 0);
    }

    /** True for the account that a message replies to, whichever that is. */
    boolean isConversation(int number) {
        return number == conversation();
    }

    /** True if a rule has ever spoken of conversations. */
    boolean hasConversations() {
        return conversation() >= 0;
    }

    /** Its number, negative as long as there is none; asked for again only when there are more names. */
    private int conversation() {
        if (conversation < 0 && names.size() != namesLookedAt) {
            namesLookedAt = names.size();
            Integer number = names.find(DestinationName.CONVERSATION);
            conversation = number == null ? NO_CONVERSATION : number;
        }
        return conversation;
    }

    /** True for a carrier or an account, of this configuration or another; false for none. */
    boolean isRemote(int number) {
        return number >= 0 && local(number) == null;
    }

    String name(int number) {
        return names.name(number);
    }

    /** The number of a name, known or not. */
    int number(String name) {
        return names.number(name);
    }
}
