package io.needletail.app.upstream;

import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigValue;
import io.needletail.api.message.MessageState;
import io.needletail.app.config.bind.Durations;
import io.needletail.app.config.bind.KeyType;
import io.needletail.app.config.bind.Problems;
import io.needletail.core.carrier.ErrorAction;
import io.needletail.core.carrier.ErrorTable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The section {@code receipts}: what negative receipts mean, and what happens without any. */
final class ReceiptsType implements KeyType<ReceiptsType.Rules> {
    private static final Pattern NETWORK_ERROR = Pattern.compile("err:(\\d{1,5})");
    private static final Duration LONGEST_WAIT = Duration.ofDays(63);

    /**
     * The section.
     *
     * @param whenAccepted final state of what the carrier has taken, when it sends no receipts; null to wait for them
     * @param longestWait for a receipt, after the hand-over
     * @param whenMissing final state after that
     */
    record Rules(
            List<Consumer<ErrorTable>> entries,
            @Nullable MessageState whenAccepted,
            Duration longestWait,
            MessageState whenMissing) {
        static final Rules USUAL = new Rules(List.of(), null, Duration.ofHours(80), MessageState.UNKNOWN);
    }

    @Override
    public String allowed() {
        return "a section of { OUTCOME = ACTION }; an OUTCOME is EXPIRED, DELETED, UNDELIV, UNKNOWN, REJECTD, SKIPPED or"
                + " err:N, an ACTION as in errors but throttle; none-expected = STATE ends a message when the carrier takes"
                + " it; wait = DURATION for a receipt, missing = STATE after that";
    }

    @Override
    public String format(Rules value) {
        return "{ wait = 80h, missing = UNKNOWN }";
    }

    @Override
    public boolean structured() {
        return true;
    }

    @Override
    public @Nullable Rules read(ConfigValue value, String path, Problems problems) {
        if (!(value instanceof ConfigObject section)) {
            problems.add(value, path, "must be " + allowed());
            return null;
        }
        Reading reading = new Reading();
        section.forEach((name, entry) -> {
            try {
                reading.entry(name, entry);
            } catch (IllegalArgumentException e) {
                problems.add(entry, path + "." + name, String.valueOf(e.getMessage()));
            }
        });
        return new Rules(reading.entries, reading.whenAccepted, reading.wait, reading.whenMissing);
    }

    private static final class Reading {
        private final List<Consumer<ErrorTable>> entries = new ArrayList<>();
        private @Nullable MessageState whenAccepted = Rules.USUAL.whenAccepted();
        private Duration wait = Rules.USUAL.longestWait();
        private MessageState whenMissing = Rules.USUAL.whenMissing();

        void entry(String name, ConfigValue value) {
            switch (name) {
                case "none-expected" -> whenAccepted = state(value);
                case "missing" -> whenMissing = state(value);
                case "wait" -> wait = duration(value);
                default -> outcome(name, value);
            }
        }

        private void outcome(String name, ConfigValue value) {
            Matcher matcher = NETWORK_ERROR.matcher(name);
            if (matcher.matches()) {
                int error = Integer.parseInt(matcher.group(1));
                ErrorAction action = action(value, MessageState.UNDELIVERABLE);
                entries.add(table -> table.onReceiptError(error, action));
                return;
            }
            MessageState state = negative(name);
            ErrorAction action = action(value, state);
            entries.add(table -> table.onReceipt(state, action));
        }

        private static MessageState negative(String word) {
            try {
                MessageState state = ActionText.state(word);
                if (state != MessageState.DELIVERED && state != MessageState.ACCEPTED) {
                    return state;
                }
            } catch (IllegalArgumentException e) {
                // Said below, as for the positive ones.
            }
            throw new IllegalArgumentException(
                    "unknown key; there are EXPIRED, DELETED, UNDELIV, UNKNOWN, REJECTD, SKIPPED,"
                            + " err:N, none-expected, wait and missing");
        }

        private static ErrorAction action(ConfigValue value, MessageState ifFailed) {
            try {
                ErrorAction action = ActionText.read(value, ifFailed);
                if (action.kind() != ErrorAction.Kind.THROTTLE) {
                    return action;
                }
            } catch (IllegalArgumentException e) {
                // Said below.
            }
            throw new IllegalArgumentException("must be " + ActionText.ALLOWED + "; and not throttle here");
        }

        private static MessageState state(ConfigValue value) {
            try {
                return ActionText.state(String.valueOf(value.unwrapped()));
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException(
                        "must be a final state: DELIVRD, ACCEPTD, EXPIRED, DELETED, UNDELIV, UNKNOWN, REJECTD or SKIPPED",
                        e);
            }
        }

        private static Duration duration(ConfigValue value) {
            try {
                Duration wait = Durations.parse(String.valueOf(value.unwrapped()));
                if (!wait.isZero() && wait.compareTo(LONGEST_WAIT) <= 0) {
                    return wait;
                }
            } catch (IllegalArgumentException e) {
                // Said below.
            }
            throw new IllegalArgumentException("must be a duration from 1ms to 63d with a unit of ms, s, m, h or d");
        }
    }
}
