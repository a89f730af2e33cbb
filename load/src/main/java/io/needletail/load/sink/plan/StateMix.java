package io.needletail.load.sink.plan;

import io.needletail.api.message.MessageState;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Final states of messages and how often each comes. Immutable: any thread. */
public final class StateMix {
    private static final int MOST_WEIGHT = 1_000_000;

    private final MessageState[] states;
    /** Share of all messages that have this state or one before it, ascending to 1. */
    private final double[] upTo;

    private StateMix(List<MessageState> states, List<Integer> weights) {
        double sum = weights.stream().mapToInt(Integer::intValue).sum();
        this.states = states.toArray(MessageState[]::new);
        this.upTo = new double[this.states.length];
        double before = 0;
        for (int i = 0; i < upTo.length; i++) {
            before += weights.get(i) / sum;
            upTo[i] = before;
        }
    }

    /** Every message is delivered. */
    public static StateMix delivered() {
        return new StateMix(List.of(MessageState.DELIVERED), List.of(1));
    }

    /**
     * Reads states and weights, such as {@code DELIVRD:95,UNDELIV:5}; the weights need not add up to 100.
     *
     * @throws IllegalArgumentException saying what is allowed
     */
    public static StateMix parse(String text) {
        List<MessageState> states = new ArrayList<>();
        List<Integer> weights = new ArrayList<>();
        for (String part : text.split(",", -1)) {
            int colon = part.indexOf(':');
            states.add(state(colon < 0 ? part : part.substring(0, colon), text));
            weights.add(weight(part.substring(colon + 1), text));
        }
        return new StateMix(states, weights);
    }

    /** The state of the next message. */
    public MessageState next(Dice dice) {
        if (states.length == 1) {
            return states[0];
        }
        double roll = dice.roll();
        int i = 0;
        while (i < states.length - 1 && roll >= upTo[i]) {
            i++;
        }
        return states[i];
    }

    private static MessageState state(String word, String text) {
        return finalStates().stream()
                .filter(state -> state.receiptWord().equals(word.strip()))
                .findFirst()
                .orElseThrow(() -> wrong(text));
    }

    private static int weight(String number, String text) {
        try {
            int weight = Integer.parseInt(number.strip());
            if (weight >= 1 && weight <= MOST_WEIGHT) {
                return weight;
            }
        } catch (NumberFormatException e) {
            throw wrong(text);
        }
        throw wrong(text);
    }

    private static List<MessageState> finalStates() {
        return Arrays.stream(MessageState.values())
                .filter(MessageState::isFinal)
                .toList();
    }

    private static IllegalArgumentException wrong(String text) {
        return new IllegalArgumentException(
                "'" + text + "' must be states and weights, such as DELIVRD:95,UNDELIV:5; there are "
                        + finalStates().stream().map(MessageState::receiptWord).collect(Collectors.joining(", ")));
    }
}
