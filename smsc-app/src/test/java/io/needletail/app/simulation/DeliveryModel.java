package io.needletail.app.simulation;

import io.needletail.api.message.MessageState;
import io.needletail.api.pdu.CommandStatus;
import io.needletail.api.pdu.MessageView;
import io.needletail.api.route.DestinationName;
import org.jspecify.annotations.Nullable;

/** The part of the {@link ReferenceModel} that is about messages to ESMEs. */
final class DeliveryModel {
    private static final long NANOS_PER_MILLI = 1_000_000;

    private final WorldSettings settings;
    private final SimulatedClock clock;
    private final CarrierModel carriers;
    private final RouteBook book;
    private final Tally tally;

    DeliveryModel(WorldSettings settings, SimulatedClock clock, CarrierModel carriers, Tally tally) {
        this.settings = settings;
        this.clock = clock;
        this.carriers = carriers;
        this.book = carriers.book();
        this.tally = tally;
    }

    /** A deliver_sm that is no receipt is in the outbox. */
    Tracked onDelivery(MessageView pdu, int sequence, Connection connection) {
        String account =
                DestinationName.ACCOUNT_PREFIX + Esme.systemId(connection.peer().index());
        Tracked message = carriers.find(pdu, account);
        boolean timedOut = clock.nanos() - message.deliveredNanos
                >= (settings.shard().receipts().answerTimeoutMillis() - 1) * NANOS_PER_MILLI;
        if (!account.equals(message.isCopy() ? message.pinnedTo : book.account(message.number))
                || !message.isCopy()
                        && !message.submission.isInbound()
                        && !book.leaves(message.number).contains(account)) {
            throw new Violation("a message for somebody else at " + account + ": " + message);
        }
        if (!message.mayDeliverAgain && message.deliveredBy == carriers.life() && !timedOut) {
            throw new Violation("a message repeated without a reason: " + message);
        }
        message.deliveredBy = carriers.life();
        message.deliveredNanos = clock.nanos();
        message.mayDeliverAgain = false;
        message.begun++;
        message.deliveringOn = connection;
        message.deliveringSequence = sequence;
        checkText(pdu, message);
        tally.deliveries++;
        return message;
    }

    private static void checkText(MessageView pdu, Tracked message) {
        boolean same = pdu.textLength() == message.textLength;
        for (int i = 0; same && i < pdu.textLength(); i++) {
            same = pdu.bytes()[pdu.textOffset() + i] == message.version.pdu[message.textOffset + i];
        }
        if (!same) {
            throw new Violation("another text: " + message);
        }
    }

    /** The shard is about to see the end of a session. */
    void onClosed(Connection connection) {
        connection.deliveries.forEach((sequence, message) -> {
            message.mayDeliverAgain = true;
            isBack(message, connection, sequence);
        });
    }

    private static void isBack(Tracked message, Connection connection, int sequence) {
        if (message.deliveringOn == connection && message.deliveringSequence == sequence) {
            message.deliveringOn = null;
        }
    }

    /** The shard is about to see an ESME's answer to a message. */
    void onDeliveryAnswer(Tracked message, Connection connection, int sequence, int status) {
        isBack(message, connection, sequence);
        if (status == CommandStatus.ROK) {
            CarrierModel.verdict(message, MessageState.DELIVERED, 0);
        } else if (status == CommandStatus.RX_P_APPN || status == CommandStatus.RX_R_APPN) {
            CarrierModel.verdict(message, MessageState.REJECTED, status);
        }
        message.mayDeliverAgain |= status != CommandStatus.ROK;
        if (message.passBack != null) {
            message.passBack.esmeStatuses.add(status);
            if (status != CommandStatus.ROK) {
                CarrierModel.verdict(message, MessageState.REJECTED, status);
            }
        }
    }

    /** The shard has seen a carrier's message. */
    void onInbound(CarrierDeliver deliver, long passBackMillis) {
        if (deliver.accepted != null && passBackMillis > 0) {
            deliver.passBackNanos = clock.nanos() + (passBackMillis - 1) * NANOS_PER_MILLI;
            deliver.accepted.passBack = deliver;
        }
    }

    /** The answer to a carrier's message is in the outbox: the ESME's own, where the carrier waits for that. */
    void onPassedBack(CarrierDeliver deliver, int status, boolean failed) {
        Tracked message = deliver.accepted;
        if (message == null || deliver.passBackNanos == 0 || failed && status == CommandStatus.RSYSERR) {
            return;
        }
        boolean asEsme = deliver.esmeStatuses.contains(status);
        boolean late = status == CommandStatus.ROK
                && (clock.nanos() >= deliver.passBackNanos || message.hasEnded() || message.endDurable);
        if (!asEsme && !late) {
            throw new Violation("a carrier was answered " + status + ", the ESME's answers are " + deliver.esmeStatuses
                    + ": " + message);
        }
        tally.passedBack += asEsme ? 1 : 0;
        message.passBack = null;
    }

    /** The positive answer to a carrier's message is in the outbox. */
    void onInboundAnswered(@Nullable Tracked message) {
        if (message == null || message.answered || !message.acceptedDurable) {
            throw new Violation("a carrier's message was acknowledged without being durable: " + message);
        }
        message.answered = true;
        message.answerLeft = true;
        message.answeredBy = carriers.life();
        tally.inbound++;
    }
}
