package io.needletail.conformance.check;

import io.needletail.conformance.spec.Operation;
import io.needletail.conformance.spec.SessionState;
import io.needletail.conformance.spec.SmppVersion;
import io.needletail.conformance.spec.Status;
import io.needletail.conformance.wire.MalformedBodyException;
import io.needletail.conformance.wire.Pdu;
import io.needletail.conformance.wire.SmppSocket;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** One try of a check: opens connections, judges answers, closes everything at the end. Of one thread. */
public final class Trial implements Closeable {
    private final Target target;
    private final Transcript transcript;
    private final boolean strict;
    private final List<Esme> connections = new ArrayList<>();

    /** @param strict whether what has to be refused must be, with a status that is named */
    Trial(Target target, Transcript transcript, boolean strict) {
        this.strict = strict;
        this.target = target;
        this.transcript = transcript;
    }

    public Target target() {
        return target;
    }

    /** A new connection. */
    public Esme open() throws IOException {
        int millis = (int) target.waits().answer().toMillis();
        Esme esme = new Esme(
                SmppSocket.connect(target.endpoint().host(), target.endpoint().port(), millis), target, transcript);
        connections.add(esme);
        return esme;
    }

    /** The connection that the server opens to a port of this machine. */
    public Esme accept(int port) throws IOException {
        int millis = (int) target.waits().timer().toMillis();
        Esme esme = new Esme(SmppSocket.accept(port, millis), target, transcript);
        connections.add(esme);
        return esme;
    }

    /** A new connection in this state, with the usual version. */
    public Esme in(SessionState state) throws IOException {
        return in(state, target.usualVersion());
    }

    /** A new connection in this state. */
    public Esme in(SessionState state, SmppVersion version) throws IOException {
        Esme esme = open();
        if (state.bind().isPresent()) {
            Operation bind = state.bind().get();
            Template request = Template.of(bind, target).version(version);
            require(Expectation.accepted(bind), esme.ask(request), bind);
        }
        return esme;
    }

    /** The answer that is right, as a PDU. */
    public Pdu require(Expectation expectation, Answer answer, Operation operation) {
        judge(expectation, answer, operation);
        if (answer instanceof Answer.Got got) {
            return got.pdu();
        }
        throw new DeviationException(expectation.toString(), answer.toString());
    }

    /** Lets the server answer as it should; throws if it did not. */
    public void judge(Expectation expectation, Answer answer, Operation operation) {
        if (expectation.accepts(answer)) {
            return;
        }
        boolean unknown = answer instanceof Answer.Got got && got.pdu().status() == Status.RINVCMDID;
        if (unknown && operation.isOptional()) {
            throw new UnsupportedException(operation + " was answered with " + answer);
        }
        if (strict || !expectation.acceptsLeniently(answer, operation)) {
            throw new DeviationException(expectation.toString(), answer.toString());
        }
    }

    /** Sends a request and has it accepted. */
    public Pdu accepted(Esme esme, Template request) {
        Operation operation = request.operation();
        return require(Expectation.accepted(operation), esme.ask(request), operation);
    }

    /** Wants the session to go on: enquire_link is answered. */
    public void requireAlive(Esme esme) {
        require(esme.isAlive(), "the session goes on: enquire_link is answered", "it is not");
    }

    /** Throws unless the condition holds. */
    public void require(boolean condition, String expected, String got) {
        if (!condition) {
            throw new DeviationException(expected, got);
        }
    }

    /** Reads a body; what cannot be read is a deviation. */
    public <T> T read(Pdu pdu, String expected, Function<Pdu, T> reading) {
        try {
            return reading.apply(pdu);
        } catch (MalformedBodyException e) {
            throw new DeviationException(expected, e.getMessage() + ": " + pdu.hex());
        }
    }

    @Override
    public void close() {
        connections.forEach(Esme::close);
    }
}
