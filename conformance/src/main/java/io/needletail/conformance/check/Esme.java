package io.needletail.conformance.check;

import io.needletail.conformance.spec.Operation;
import io.needletail.conformance.wire.Incoming;
import io.needletail.conformance.wire.Octets;
import io.needletail.conformance.wire.Pdu;
import io.needletail.conformance.wire.SmppSocket;
import java.io.Closeable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.function.Predicate;

/**
 * One connection of an ESME that may say anything. Of one thread. While it waits for something it answers enquire_link,
 * deliver_sm and data_sm of the server, unless told not to, and keeps what it was sent.
 */
public final class Esme implements Closeable {
    /** How long silence is listened to once an enquire_link has been answered. */
    private static final Duration GRACE = Duration.ofMillis(40);

    private static final byte[] NO_ID = new byte[1];

    private final SmppSocket socket;
    private final Target target;
    private final Transcript transcript;
    private final List<Pdu> responses = new ArrayList<>();
    private final List<Pdu> requests = new ArrayList<>();
    private final List<Pdu> order = new ArrayList<>();
    private boolean answering = true;
    private String end = "";
    private int sequence;

    Esme(SmppSocket socket, Target target, Transcript transcript) {
        this.socket = socket;
        this.target = target;
        this.transcript = transcript;
    }

    /** From now on requests of the server are kept without an answer. */
    public void answerNothing() {
        answering = false;
    }

    /** The next sequence_number. */
    public int nextSequence() {
        return ++sequence;
    }

    /** Sends octets as they are. */
    public void write(byte[]... octets) {
        byte[] all = Octets.join(octets);
        transcript.sent(all);
        socket.write(all);
    }

    /** Sends a request and waits for what comes of it. */
    public Answer ask(Template request) {
        int number = nextSequence();
        write(request.pdu(number));
        return answerTo(number);
    }

    /** Waits for a response or generic_nack with this sequence_number, or a generic_nack with 0. */
    public Answer answerTo(int number) {
        return answerTo(number, target.waits().answer());
    }

    /** {@link #answerTo(int)} for so long. */
    public Answer answerTo(int number, Duration wait) {
        return next(
                responses,
                pdu -> pdu.sequence() == number || pdu.commandId() == Operation.GENERIC_NACK && pdu.sequence() == 0,
                wait);
    }

    /** Waits for any response whose sequence_number is as wanted. */
    public Answer response(IntPredicate wanted, Duration wait) {
        return next(responses, pdu -> wanted.test(pdu.sequence()), wait);
    }

    /** Waits for the answer where there may be none: an enquire_link behind the request tells when to stop. */
    public Answer answerOrSilence(int number) {
        int fence = nextSequence();
        write(Pdu.header(Operation.ENQUIRE_LINK.commandId(), 0, fence));
        Answer first = next(
                responses,
                pdu -> pdu.sequence() == number || pdu.sequence() == fence || pdu.sequence() == 0,
                target.waits().answer());
        boolean isFence = first instanceof Answer.Got got && got.pdu().sequence() == fence;
        return isFence ? answerTo(number, GRACE) : first;
    }

    /** True when an enquire_link is answered. */
    public boolean isAlive() {
        int number = nextSequence();
        write(Pdu.header(Operation.ENQUIRE_LINK.commandId(), 0, number));
        return answerTo(number) instanceof Answer.Got got
                && got.pdu().commandId() == Operation.ENQUIRE_LINK.responseId();
    }

    /** True unless a request such as this was read before the response. */
    public boolean firstIs(Pdu response, Predicate<Pdu> request) {
        for (Pdu pdu : order) {
            if (pdu == response) {
                return true;
            }
            if (request.test(pdu)) {
                return false;
            }
        }
        return false;
    }

    /** Waits for a request of the server. */
    public Answer request(Predicate<Pdu> wanted, Duration wait) {
        return next(requests, wanted, wait);
    }

    /** Waits until the server ends the connection, and drops what it says before. */
    public Answer closing(Duration wait) {
        return next(new ArrayList<>(), pdu -> false, wait);
    }

    /** Sends no more; the server may still. */
    public void endOutput() {
        transcript.note("end of what is sent");
        socket.endOutput();
    }

    /** The answer to a request of the server. */
    public void respond(Pdu request, int status) {
        boolean hasId = request.commandId() == Operation.DELIVER_SM.commandId()
                || request.commandId() == Operation.DATA_SM.commandId();
        byte[] body = hasId ? NO_ID : new byte[0];
        write(new Pdu(request.commandId() | Operation.RESPONSE, status, request.sequence(), body).toBytes());
    }

    @Override
    public void close() {
        socket.close();
    }

    private Answer next(List<Pdu> inbox, Predicate<Pdu> wanted, Duration wait) {
        long deadline = System.nanoTime() + wait.toNanos();
        while (true) {
            Optional<Pdu> found = take(inbox, wanted);
            if (found.isPresent()) {
                return new Answer.Got(found.get());
            }
            if (!end.isEmpty()) {
                return new Answer.Closed(end);
            }
            Incoming incoming = socket.read(deadline);
            if (incoming instanceof Incoming.Quiet) {
                return new Answer.Nothing();
            }
            keep(incoming);
        }
    }

    private void keep(Incoming incoming) {
        if (incoming instanceof Incoming.Closed closed) {
            transcript.note(closed.how());
            end = closed.how();
        } else if (incoming instanceof Incoming.Whole whole) {
            Pdu pdu = whole.pdu();
            transcript.read(pdu);
            order.add(pdu);
            if (pdu.isResponse()) {
                responses.add(pdu);
            } else {
                requests.add(pdu);
                if (answering && pdu.commandId() != Operation.ALERT_NOTIFICATION.commandId()) {
                    respond(pdu, 0);
                }
            }
        }
    }

    private static Optional<Pdu> take(List<Pdu> inbox, Predicate<Pdu> wanted) {
        for (Iterator<Pdu> all = inbox.iterator(); all.hasNext(); ) {
            Pdu pdu = all.next();
            if (wanted.test(pdu)) {
                all.remove();
                return Optional.of(pdu);
            }
        }
        return Optional.empty();
    }
}
