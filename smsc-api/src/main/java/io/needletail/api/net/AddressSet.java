package io.needletail.api.net;

import java.net.InetAddress;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Who may connect or bind: blocks of addresses. Immutable; any thread.
 *
 * @param blocks none of which needs to hold an address; with none nobody may
 */
public record AddressSet(List<AddressBlock> blocks) {
    private static final String ANYWHERE_WORD = "anywhere";
    private static final String LOOPBACK_WORD = "loopback";

    /** Every address. */
    public static final AddressSet ANYWHERE =
            new AddressSet(List.of(AddressBlock.parse("0.0.0.0/0"), AddressBlock.parse("::/0")));

    /** Addresses of this machine that no other reaches. */
    public static final AddressSet LOOPBACK =
            new AddressSet(List.of(AddressBlock.parse("127.0.0.0/8"), AddressBlock.parse("::1")));

    public AddressSet {
        blocks = List.copyOf(blocks);
    }

    /**
     * Reads {@code anywhere}, {@code loopback}, an address or a block.
     *
     * @throws IllegalArgumentException for anything else
     */
    public static AddressSet parse(String text) {
        return switch (text) {
            case ANYWHERE_WORD -> ANYWHERE;
            case LOOPBACK_WORD -> LOOPBACK;
            default -> new AddressSet(List.of(AddressBlock.parse(text)));
        };
    }

    /** All of these together. */
    public static AddressSet union(List<AddressSet> sets) {
        return sets.size() == 1
                ? sets.get(0)
                : new AddressSet(
                        sets.stream().flatMap(set -> set.blocks.stream()).toList());
    }

    public boolean contains(InetAddress address) {
        for (AddressBlock block : blocks) {
            if (block.contains(address)) {
                return true;
            }
        }
        return false;
    }

    /** As {@link #parse} reads it; several, one after the other. */
    @Override
    public String toString() {
        if (equals(ANYWHERE)) {
            return ANYWHERE_WORD;
        }
        return equals(LOOPBACK)
                ? LOOPBACK_WORD
                : blocks.stream().map(AddressBlock::toString).collect(Collectors.joining(", "));
    }
}
