package io.needletail.app.simulation;

import io.needletail.api.message.MessageState;
import io.needletail.api.route.DestinationName;
import io.needletail.api.route.DestinationPlan;
import io.needletail.api.route.Lane;
import io.needletail.api.route.NameRegistry;
import io.needletail.api.route.PlanChoice;
import io.needletail.api.route.RouteDecision;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where the messages of a world go, by their number: the same in every process until the rules
 * are rewritten between two of them, whatever numbers names have there.
 */
final class RouteBook {
    /** protocol_id that the edit of some routes sets: tells a message from its copies. */
    static final int MARK = 0x2A;

    static final String HANDSETS = "seeded";
    private static final int KINDS = 12;
    private static final int COPIED = 8;

    private final int peers;
    private final int carriers;
    /** How often the rules have been rewritten. */
    private int revision;

    /** What becomes of a message. */
    enum Kind {
        HANDSETS,
        FAILOVER,
        SPREAD,
        ACCOUNT,
        CARRIER_OR_HANDSETS,
        COPIED,
        DROPPED,
        URGENT,
        EDITED
    }

    RouteBook(int peers, int carriers) {
        this.peers = peers;
        this.carriers = carriers;
    }

    boolean hasCarriers() {
        return carriers > 0;
    }

    /** Other rules from now on: only what has copies keeps them, because a copy is made once. */
    void revise() {
        revision++;
    }

    Kind kind(int number) {
        if (carriers == 0) {
            return Kind.HANDSETS;
        }
        int kind = number % KINDS;
        return kind == COPIED ? Kind.COPIED : otherKind((kind - (kind > COPIED ? 1 : 0) + revision) % (KINDS - 1));
    }

    private static Kind otherKind(int index) {
        return switch (index) {
            case 0 -> Kind.HANDSETS;
            case 5 -> Kind.SPREAD;
            case 6 -> Kind.ACCOUNT;
            case 7 -> Kind.CARRIER_OR_HANDSETS;
            case 8 -> Kind.DROPPED;
            case 9 -> Kind.URGENT;
            case 10 -> Kind.EDITED;
            default -> Kind.FAILOVER;
        };
    }

    MessageState dropState(int number) {
        return number % 2 == 0 ? MessageState.DELIVERED : MessageState.REJECTED;
    }

    /** The account a message goes to, as the name of a destination. */
    String account(int number) {
        return DestinationName.ACCOUNT_PREFIX + Esme.systemId(number / KINDS % peers);
    }

    /** Names of the leaves of a message's plan, in order. */
    List<String> leaves(int number) {
        List<String> names = new ArrayList<>();
        switch (kind(number)) {
            case HANDSETS, DROPPED -> names.add(HANDSETS);
            case ACCOUNT -> names.add(account(number));
            case URGENT -> names.add(CarrierSettings.name((number + revision) % carriers));
            case CARRIER_OR_HANDSETS -> {
                names.add(CarrierSettings.name((number + revision) % carriers));
                names.add(HANDSETS);
            }
            default -> {
                for (int i = 0; i < carriers; i++) {
                    names.add(CarrierSettings.name((number + i + revision) % carriers));
                }
            }
        }
        return names;
    }

    /** Names of the destinations of its copies. */
    List<String> copies(int number) {
        return kind(number) == Kind.COPIED
                ? List.of(number % 5 == 0 ? HANDSETS : CarrierSettings.name(0), account(number))
                : List.of();
    }

    boolean isFailover(int number) {
        return kind(number) == Kind.FAILOVER || kind(number) == Kind.EDITED || kind(number) == Kind.COPIED;
    }

    /** Fills a decision for a message that an ESME has submitted. */
    void decide(int number, NameRegistry names, RouteDecision decision) {
        Kind kind = kind(number);
        if (kind == Kind.DROPPED) {
            decision.drop(0, dropState(number));
            return;
        }
        decision.forward(0, plan(leaves(number), kind == Kind.SPREAD, names));
        if (kind == Kind.URGENT) {
            decision.lane(Lane.URGENT);
        }
        if (kind == Kind.COPIED || kind == Kind.EDITED) {
            decision.edit((original, edits) -> edits.protocolId = MARK);
        }
        for (String copy : copies(number)) {
            decision.copy(plan(List.of(copy), false, names));
        }
    }

    /** Fills a decision for a message from a handset. */
    void decideInbound(int number, NameRegistry names, RouteDecision decision) {
        decision.forward(0, plan(List.of(account(number)), false, names));
    }

    private static DestinationPlan plan(List<String> leaves, boolean spread, NameRegistry names) {
        int[] numbers = leaves.stream().mapToInt(names::number).toArray();
        return new OrderedPlan(numbers, spread);
    }

    /** In order, or beginning with another one each time. */
    private record OrderedPlan(int[] numbers, boolean spread) implements DestinationPlan {
        @Override
        public String name() {
            return "plan";
        }

        @Override
        public int size() {
            return numbers.length;
        }

        @Override
        public int destination(int leaf) {
            return numbers[leaf];
        }

        @Override
        public int choose(PlanChoice choice) {
            int start = spread ? (int) (choice.ticket(0) % numbers.length) : 0;
            for (int i = 0; i < numbers.length; i++) {
                int leaf = (start + i) % numbers.length;
                if (choice.mayUse(leaf, numbers[leaf])) {
                    return leaf;
                }
            }
            return NONE;
        }
    }

    /** The number in a destination address of {@link Submissions} or {@link CarrierPdus}; null for another. */
    @Nullable
    static Integer number(String destination) {
        if (destination.startsWith("4917")) {
            return Integer.valueOf(destination.substring(4));
        }
        return destination.startsWith("77") ? Integer.valueOf(destination.substring(2)) : null;
    }
}
