package io.needletail.app.simulation;

import io.needletail.api.message.MessageState;
import io.needletail.api.pdu.CommandStatus;
import io.needletail.core.carrier.CarrierConfig;
import io.needletail.core.carrier.CarrierDialect;
import io.needletail.core.carrier.ErrorAction;
import io.needletail.core.carrier.ErrorTable;
import io.needletail.core.carrier.IdForm;
import io.needletail.core.carrier.RetryDelays;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * One carrier of a world.
 *
 * @param index from 0
 * @param config as the shard has it
 * @param sessions most it lets us bind
 * @param window submit_sm it takes without an answer
 * @param oldProtocol its sessions are SMPP 3.3
 * @param repeatsIds it gives an id twice now and then
 * @param slow its receipts take up to 73 hours
 * @param refusing how likely it answers with an error
 * @param silent how likely it does not answer at all
 */
record CarrierSettings(
        int index,
        CarrierConfig config,
        int sessions,
        int window,
        boolean oldProtocol,
        boolean repeatsIds,
        boolean slow,
        double refusing,
        double silent) {
    /** In receipts: try elsewhere, try again here, try again soon. */
    static final int ERROR_ELSEWHERE = 77;

    static final int ERROR_HERE = 78;
    static final int ERROR_SLOWER = 79;

    /** The carriers of a world; in every other one there are none. */
    static List<CarrierSettings> of(Dice dice) {
        List<CarrierSettings> carriers = new ArrayList<>();
        if (dice.chance(0.4)) {
            return carriers;
        }
        boolean slowWorld = dice.chance(0.15);
        int count = dice.between(1, 3);
        for (int i = 0; i < count; i++) {
            carriers.add(carrier(i, slowWorld, dice));
        }
        return carriers;
    }

    static String name(int index) {
        return "carrier" + index;
    }

    private static CarrierSettings carrier(int index, boolean slow, Dice dice) {
        int perSecond = dice.chance(0.3) ? dice.between(20, 300) : 0;
        CarrierConfig.Pace pace = new CarrierConfig.Pace(
                perSecond, dice.between(1, 20), dice.between(5, 10), dice.between(10, 200), dice.chance(0.8) ? 50 : 0);
        long wait = slow ? 80 * 3_600_000L : dice.between(30_000L, 600_000L);
        CarrierConfig.Outcomes outcomes = new CarrierConfig.Outcomes(
                errors(dice),
                dice.between(500L, 10_000L),
                dice.chance(0.1) ? dice.chance(0.5) ? MessageState.ACCEPTED : MessageState.DELIVERED : null,
                wait,
                dice.chance(0.8) ? MessageState.UNKNOWN : MessageState.EXPIRED);
        IdForm response = dice.chance(0.3) ? IdForm.TEXT : dice.chance(0.5) ? IdForm.DECIMAL : IdForm.HEX;
        IdForm receipt = response == IdForm.TEXT ? IdForm.TEXT : dice.chance(0.5) ? IdForm.DECIMAL : IdForm.HEX;
        CarrierDialect dialect = new CarrierDialect(
                response,
                receipt,
                dice.chance(0.5) ? null : dice.chance(0.5),
                dice.chance(0.5),
                false,
                254,
                Map.of(),
                Map.of(),
                dice.chance(0.2) ? "XYZ" : null,
                false);
        long passBack = dice.chance(0.3) ? dice.between(200L, 20_000L) : 0;
        return new CarrierSettings(
                index,
                new CarrierConfig(name(index), pace, outcomes, dialect, passBack),
                dice.between(1, 3),
                dice.between(1, 12),
                dice.chance(0.1),
                dice.chance(0.1),
                slow,
                dice.chance(0.3) ? 0.4 : 0.08,
                dice.chance(0.2) ? 0.2 : 0.02);
    }

    private static ErrorTable errors(Dice dice) {
        RetryDelays delays = dice.chance(0.5) ? RetryDelays.NONE : new RetryDelays(List.of(100L, 1_000L));
        ErrorTable table = ErrorTable.usual()
                .onStatus(CommandStatus.RX_T_APPN, ErrorAction.retryHere(delays))
                .onReceiptError(ERROR_ELSEWHERE, ErrorAction.elsewhere())
                .onReceiptError(ERROR_HERE, ErrorAction.retryHere(delays))
                .onReceiptError(ERROR_SLOWER, ErrorAction.throttle());
        if (dice.chance(0.3)) {
            table.onTimeout(
                    dice.chance(0.5) ? ErrorAction.retryHere(delays) : ErrorAction.fail(MessageState.UNDELIVERABLE));
        }
        return table;
    }
}
