package io.needletail.app.account;

import io.needletail.api.account.BindLimits;
import io.needletail.api.account.RateTerms;
import io.needletail.api.pdu.CommandStatus;
import io.needletail.app.config.bind.Key;
import io.needletail.app.config.bind.KeyTypes;
import io.needletail.app.config.bind.Values;
import java.util.List;

/** The keys of an account about binds of each type and about what its rate counts. */
final class RateKeys {
    private static final String DELAY = "delay";
    private static final int LARGEST_STATUS = 0xFFFF;
    private static final int MOST = 10_000_000;

    static final Key<Integer> TRANSMITTERS = binds("transmitters");
    static final Key<Integer> RECEIVERS = binds("receivers");
    static final Key<Integer> TRANSCEIVERS = binds("transceivers");
    static final Key<Integer> BURST = new Key<>(
            "rate.burst",
            KeyTypes.integer(0, MOST),
            0,
            "What may come at once before submits-per-second counts; 0 is one second's.");
    static final Key<Integer> PER_BIND = new Key<>(
            "rate.per-bind",
            KeyTypes.integer(0, MOST),
            0,
            "The same as submits-per-second, for each session by itself; 0 is unlimited.");
    static final Key<Integer> PER_BIND_BURST = new Key<>(
            "rate.per-bind-burst", KeyTypes.integer(0, MOST), 0, "As rate.burst, for each session by itself.");
    static final Key<RateTerms.Unit> UNIT = new Key<>(
            "rate.unit",
            KeyTypes.choice(RateTerms.Unit.class),
            RateTerms.Unit.PDU,
            "What the rates count: each pdu; each message, that is of the parts of a long one only the first; each part,"
                    + " that is a long text not yet split counts as often as it will be.");
    static final Key<Integer> OVER_LIMIT = new Key<>(
            "rate.over-limit",
            KeyTypes.parsed(
                    "delay, or a command_status: a name such as ESME_RTHROTTLED, or a number from 1 to 0xFFFF such as 0x58",
                    RateKeys::overLimit,
                    RateKeys::overLimit),
            CommandStatus.RTHROTTLED,
            "What a submit beyond a rate is answered with; delay answers nothing but stops reading the session until there is"
                    + " room.");
    static final Key<Integer> MOST_PARTS = new Key<>(
            "rate.most-parts",
            KeyTypes.integer(0, 255),
            0,
            "Parts that a text may need, refused with ESME_RINVMSGLEN beyond; 0 is unlimited.");

    static final List<Key<?>> ALL = List.of(
            TRANSMITTERS, RECEIVERS, TRANSCEIVERS, BURST, PER_BIND, PER_BIND_BURST, UNIT, OVER_LIMIT, MOST_PARTS);

    private RateKeys() {}

    static RateTerms rate(Values values) {
        return new RateTerms(
                values.get(BURST),
                values.get(PER_BIND),
                values.get(PER_BIND_BURST),
                values.get(UNIT),
                values.get(OVER_LIMIT),
                values.get(MOST_PARTS));
    }

    static BindLimits binds(Values values) {
        return new BindLimits(values.get(TRANSMITTERS), values.get(RECEIVERS), values.get(TRANSCEIVERS));
    }

    private static Key<Integer> binds(String type) {
        return new Key<>(
                "max-" + type,
                KeyTypes.integer(0, 100_000),
                0,
                "Binds as " + type.substring(0, type.length() - 1) + " at a time, within max-binds; 0 is unlimited.");
    }

    private static Integer overLimit(String text) {
        if (text.equals(DELAY)) {
            return RateTerms.DELAY;
        }
        int status = CommandStatus.parse(text).orElse(CommandStatus.ROK);
        if (status < 1 || status > LARGEST_STATUS) {
            throw new IllegalArgumentException(text);
        }
        return status;
    }

    private static String overLimit(Integer status) {
        return status == RateTerms.DELAY ? DELAY : String.format("0x%02X", status);
    }
}
