package io.needletail.app.upstream;

import com.typesafe.config.ConfigList;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueType;
import io.needletail.api.message.MessageState;
import io.needletail.app.config.bind.Durations;
import io.needletail.core.carrier.ErrorAction;
import io.needletail.core.carrier.RetryDelays;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * What an error means, as a user writes it: {@code throttle}, {@code elsewhere}, {@code retry}, {@code fail}, with waits
 * behind retry and elsewhere and a state behind fail. Also as an object: <code>{ retry = [10s, 1m] }</code>.
 */
final class ActionText {
    static final String ALLOWED = "throttle, elsewhere, retry or fail; waits may follow elsewhere and retry, as in"
            + " \"retry [10s, 1m]\", and a final state of a receipt may follow fail, as in \"fail REJECTD\"";

    private ActionText() {}

    /**
     * Reads one.
     *
     * @param ifFailed the state where none is given
     * @throws IllegalArgumentException for anything else
     */
    static ErrorAction read(ConfigValue value, MessageState ifFailed) {
        List<String> words = words(value);
        List<String> rest = words.subList(1, words.size());
        return switch (words.get(0)) {
            case "throttle" -> {
                requireAtMost(0, rest);
                yield ErrorAction.throttle();
            }
            case "retry" -> ErrorAction.retryHere(delays(rest));
            case "elsewhere" ->
                new ErrorAction(ErrorAction.Kind.RETRY_ELSEWHERE, delays(rest), MessageState.UNDELIVERABLE);
            case "fail" -> {
                requireAtMost(1, rest);
                yield ErrorAction.fail(rest.isEmpty() ? ifFailed : state(rest.get(0)));
            }
            default -> throw new IllegalArgumentException(ALLOWED);
        };
    }

    /** A final state by the word a receipt has for it. */
    static MessageState state(String word) {
        return Arrays.stream(MessageState.values())
                .filter(state -> state.isFinal() && state.receiptWord().equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(word));
    }

    private static RetryDelays delays(List<String> words) {
        List<Long> millis = new ArrayList<>();
        for (String word : words) {
            millis.add(Durations.parse(word).toMillis());
        }
        return new RetryDelays(millis);
    }

    private static List<String> words(ConfigValue value) {
        List<String> words = new ArrayList<>();
        if (value instanceof ConfigObject object && object.size() == 1) {
            Map.Entry<String, ConfigValue> only = object.entrySet().iterator().next();
            words.add(only.getKey());
            if (only.getValue() instanceof ConfigList list) {
                list.forEach(element -> words.add(String.valueOf(element.unwrapped())));
            } else {
                words.add(String.valueOf(only.getValue().unwrapped()));
            }
        } else if (value.valueType() == ConfigValueType.STRING) {
            words.addAll(Arrays.asList(String.valueOf(value.unwrapped()).strip().split("[\\s,\\[\\]]+")));
        }
        if (words.isEmpty()) {
            throw new IllegalArgumentException(ALLOWED);
        }
        return words;
    }

    private static void requireAtMost(int count, List<String> words) {
        if (words.size() > count) {
            throw new IllegalArgumentException(ALLOWED);
        }
    }
}
