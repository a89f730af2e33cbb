package io.needletail.app.simulation;

import io.needletail.api.account.Account;
import io.needletail.api.message.MessageState;
import io.needletail.api.pdu.CommandStatus;
import io.needletail.api.route.RouteQuery;
import io.needletail.core.carrier.ErrorAction;
import java.util.ArrayList;
import java.util.List;

/**
 * A carrier of moods: takes messages or not, answers in any order, late or never, breaks connections, goes down for a while,
 * and sends receipts and messages whenever it likes. It is not part of the process: its memory survives every crash.
 */
final class SimulatedCarrier {
    private static final long NANOS_PER_MILLI = 1_000_000;
    private static final long LATEST_MILLIS = 73 * 3_600_000L;
    private static final int[] ERRORS = {
        CommandStatus.RTHROTTLED,
        CommandStatus.RTHROTTLED,
        CommandStatus.RMSGQFUL,
        CommandStatus.RSYSERR,
        CommandStatus.RINVDSTADR,
        CommandStatus.RX_T_APPN,
        0x400
    };

    /** An answer that is to be sent later. */
    private record Later(CarrierLink link, CarrierLink.Inbound answer, long atNanos) {}

    private final CarrierSettings settings;
    private final Dice dice;
    private final SimulatedClock clock;
    private final CarrierPdus pdus;
    private final Tally tally;
    private final List<CarrierLink> links = new ArrayList<>();
    private final List<Later> answers = new ArrayList<>();
    private final List<CarrierDeliver> delivers = new ArrayList<>();
    private Handed lastTaken;
    private long downUntilNanos;
    private long nextId;
    private int nextSequence = 1;
    private boolean friendly;

    SimulatedCarrier(CarrierSettings settings, Dice dice, SimulatedClock clock, CarrierPdus pdus, Tally tally) {
        this.settings = settings;
        this.dice = dice;
        this.clock = clock;
        this.pdus = pdus;
        this.tally = tally;
        this.nextId = dice.between(1L, 1L << 40);
    }

    String name() {
        return settings.config().name();
    }

    CarrierSettings settings() {
        return settings;
    }

    Account account() {
        return new Account(Account.CARRIER_PREFIX + name(), 0, 100, 10, 0);
    }

    void becomeFriendly() {
        friendly = true;
        downUntilNanos = 0;
    }

    /** Receipts and messages that are not acknowledged yet. */
    int owed() {
        return delivers.size()
                + answers.size()
                + links.stream().mapToInt(link -> link.delivers.size()).sum();
    }

    /** One step of its life. */
    void act(CarrierNetwork network) {
        links.removeIf(this::isOver);
        if (!friendly && dice.chance(0.003)) {
            downUntilNanos = clock.nanos() + dice.upTo(60_000) * NANOS_PER_MILLI;
            links.forEach(link -> breakOff(link));
        }
        boolean up = clock.nanos() >= downUntilNanos;
        if (up && links.size() < settings.sessions() && dice.chance(links.isEmpty() || friendly ? 0.4 : 0.1)) {
            links.add(network.open(this, settings.oldProtocol() ? 0x33 : dice.chance(0.1) ? 0x50 : 0x34, bindType()));
        }
        for (CarrierLink link : links) {
            read(link);
            if (link.open && !friendly && dice.chance(0.005)) {
                breakOff(link);
            }
        }
        answerLater();
        if (!friendly && dice.chance(0.03)) {
            delivers.add(message(clock.nanos()));
        }
        if (!friendly && dice.chance(0.01)) {
            delivers.add(pdus.strange(clock.nanos()));
        }
        deliver();
    }

    /** Sent again it has another sender, by which the world knows it. */
    private CarrierDeliver message(long atNanos) {
        Submission submission = pdus.message(settings.index());
        return new CarrierDeliver(submission.pdu(), null, null, 0, submission, atNanos);
    }

    private int bindType() {
        boolean first = links.stream().noneMatch(link -> link.bind == RouteQuery.TRANSCEIVER);
        return first || friendly
                ? RouteQuery.TRANSCEIVER
                : dice.oneOf(RouteQuery.TRANSMITTER, RouteQuery.RECEIVER, RouteQuery.TRANSCEIVER);
    }

    private void breakOff(CarrierLink link) {
        if (link.open) {
            link.breakOff(dice);
        }
    }

    /** Of a session that is over, what was not acknowledged is sent again. */
    private boolean isOver(CarrierLink link) {
        boolean over = !link.open && link.toCarrier.isEmpty();
        if (over) {
            for (CarrierDeliver deliver : link.delivers.values()) {
                again(deliver);
            }
            answers.removeIf(later -> later.link() == link);
        }
        return over;
    }

    private void again(CarrierDeliver deliver) {
        long at = clock.nanos() + dice.upTo(5_000) * NANOS_PER_MILLI;
        delivers.add(
                deliver.message != null
                        ? message(at)
                        : new CarrierDeliver(deliver.pdu, deliver.about, deliver.state, deliver.error, null, at));
    }

    private void read(CarrierLink link) {
        int count = friendly ? Integer.MAX_VALUE : dice.between(0, 8);
        while (count-- > 0 && !link.toCarrier.isEmpty()) {
            CarrierLink.Outbound pdu = link.toCarrier.poll();
            if (pdu.submit() != null) {
                onSubmit(link, pdu);
            } else {
                onAnswer(link, pdu);
            }
        }
    }

    private void onAnswer(CarrierLink link, CarrierLink.Outbound answer) {
        CarrierDeliver deliver = link.delivers.remove(answer.sequence());
        if (deliver == null) {
            throw new Violation(name() + " got an answer to nothing: sequence_number " + answer.sequence());
        }
        if (answer.status() != CommandStatus.ROK) {
            again(deliver);
        }
    }

    private void onSubmit(CarrierLink link, CarrierLink.Outbound pdu) {
        Handed handed = pdu.submit();
        boolean silent = !friendly && dice.chance(settings.silent());
        if (!friendly && dice.chance(settings.refusing())) {
            int status = ERRORS[dice.between(0, ERRORS.length - 1)];
            answer(link, new CarrierLink.Inbound(CarrierLink.Kind.ANSWER, pdu.sequence(), status, "", handed, null));
            return;
        }
        if (silent && dice.chance(0.5)) {
            return;
        }
        take(handed);
        if (!silent) {
            answer(
                    link,
                    new CarrierLink.Inbound(
                            CarrierLink.Kind.ANSWER,
                            pdu.sequence(),
                            CommandStatus.ROK,
                            handed.responseId,
                            handed,
                            null));
        }
    }

    private void answer(CarrierLink link, CarrierLink.Inbound answer) {
        if (!link.open) {
            return;
        }
        if (friendly || dice.chance(0.6)) {
            link.toServer.add(answer);
        } else {
            answers.add(new Later(link, answer, clock.nanos() + dice.upTo(20_000) * NANOS_PER_MILLI));
        }
    }

    private void answerLater() {
        for (int i = answers.size() - 1; i >= 0; i--) {
            Later later = answers.get(i);
            if (later.atNanos() <= clock.nanos() || friendly) {
                answers.remove(i);
                if (later.link().open) {
                    later.link().toServer.add(later.answer());
                }
            }
        }
    }

    /** It has the message: an id, and receipts. */
    private void take(Handed handed) {
        if (settings.repeatsIds() && lastTaken != null && dice.chance(0.02)) {
            handed.responseId = lastTaken.responseId;
            handed.receiptId = lastTaken.receiptId;
            handed.ambiguous = true;
            handed.message.ambiguous = true;
            lastTaken.ambiguous = true;
            lastTaken.message.ambiguous = true;
        } else {
            nextId += dice.between(1L, 3L);
            handed.responseId = pdus.id(nextId, settings.config().dialect().responseId());
            handed.receiptId = pdus.id(nextId, settings.config().dialect().receiptId());
        }
        lastTaken = handed;
        tally.taken++;
        if (settings.config().outcomes().whenAccepted() == null) {
            receipts(handed);
        }
    }

    private void receipts(Handed handed) {
        if (!friendly && dice.chance(0.01)) {
            return;
        }
        if (dice.chance(0.15)) {
            receipt(handed, MessageState.ENROUTE, 0, 1_000);
        }
        MessageState state = MessageState.DELIVERED;
        int error = 0;
        if (!friendly && dice.chance(0.3)) {
            state = pdus.failure();
            error = dice.chance(0.5)
                    ? dice.between(0, 70)
                    : dice.oneOf(
                            CarrierSettings.ERROR_ELSEWHERE, CarrierSettings.ERROR_HERE, CarrierSettings.ERROR_SLOWER);
        }
        long latest = settings.slow() && dice.chance(0.2) ? LATEST_MILLIS : 20_000;
        receipt(handed, state, error, latest);
        if (!friendly && dice.chance(0.1)) {
            receipt(handed, state, error, latest);
        }
    }

    private void receipt(Handed handed, MessageState state, int error, long latestMillis) {
        long at = clock.nanos() + (dice.chance(0.3) ? 0 : dice.upTo(latestMillis)) * NANOS_PER_MILLI;
        byte[] pdu = pdus.receipt(handed, state, error, !settings.oldProtocol());
        delivers.add(new CarrierDeliver(pdu, handed, state, error, null, at));
    }

    private void deliver() {
        for (int i = delivers.size() - 1; i >= 0; i--) {
            CarrierDeliver deliver = delivers.get(i);
            CarrierLink link = deliver.dueNanos > clock.nanos() ? null : receiver();
            if (link != null) {
                delivers.remove(i);
                int sequence = nextSequence++;
                link.delivers.put(sequence, deliver);
                link.toServer.add(new CarrierLink.Inbound(
                        CarrierLink.Kind.DELIVER, sequence, CommandStatus.ROK, "", null, deliver));
            }
        }
    }

    private CarrierLink receiver() {
        int start = links.isEmpty() ? 0 : dice.between(0, links.size() - 1);
        for (int i = 0; i < links.size(); i++) {
            CarrierLink link = links.get((start + i) % links.size());
            if (link.open && link.bind != RouteQuery.TRANSMITTER && link.delivers.size() < 10) {
                return link;
            }
        }
        return null;
    }

    /** What the shard's error table makes of an answer. */
    ErrorAction action(int status) {
        return settings.config().outcomes().errors().ofStatus(status);
    }

    @Override
    public String toString() {
        return name();
    }
}
