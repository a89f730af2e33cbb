package io.needletail.app.simulation;

import io.needletail.api.pdu.CommandId;
import io.needletail.api.pdu.CommandStatus;
import io.needletail.api.pdu.MessageScanner;
import io.needletail.api.pdu.MessageView;
import io.needletail.api.pdu.OperationScanner;
import io.needletail.api.pdu.OperationView;
import io.needletail.api.pdu.TlvTag;
import io.needletail.core.protocol.MessageIdText;
import io.needletail.core.protocol.PduBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Makes the operations of the world's ESMEs: about what they were told, now and then about what is none of their business. */
final class Operations {
    private static final String LONG_AGO = "010101000000000+";
    private static final int VERSION_34 = 0x34;
    private static final int VERSION_50 = 0x50;

    /** A message as its ESME knows it. */
    record Known(long id, Submission submission) {}

    private final Dice dice;
    private final double rate;
    private final PduBuffer pdu = new PduBuffer(512);
    private final MessageView message = new MessageView();
    private final OperationView view = new OperationView();
    private long made;

    /** @param rate how likely an ESME sends some, on each connection in each step */
    Operations(Dice dice, double rate) {
        this.dice = dice;
        this.rate = rate;
    }

    boolean isDue() {
        return rate > 0 && dice.chance(rate);
    }

    /** How far back a message lies that an ESME asks about: mostly not far. */
    int choose(int known) {
        return (int) dice.upTo(dice.chance(0.6) ? Math.min(3, known - 1) : known - 1L);
    }

    /** The next one, about this message. */
    Operation next(int peer, Known known, int version) {
        byte[] submitted = known.submission().pdu();
        MessageScanner.scan(submitted, 0, submitted.length, message);
        int kind = dice.between(0, 99);
        String source = dice.chance(0.3) ? "" : dice.chance(0.03) ? "strange" : message.source();
        long id = dice.chance(0.04) ? known.id() + dice.between(1, 3) : known.id();
        pdu.clear();
        Operation made;
        if (kind < 35) {
            int header = pdu.begin(CommandId.QUERY_SM, 0);
            putId(id, version);
            putAddress(source);
            made = new Operation(Operation.Kind.QUERY, peer, id, source, "", end(header), Operation.Change.NOTHING);
        } else if (kind < 70) {
            made = cancel(peer, kind < 60 ? id : 0, source, version);
        } else {
            made = replace(peer, id, source, version);
        }
        int status = OperationScanner.scan(made.pdu(), 0, made.pdu().length, VERSION_50, view);
        if (status != CommandStatus.ROK) {
            throw new Violation("the simulation made an operation with fault " + status);
        }
        return made;
    }

    private Operation cancel(int peer, long id, String source, int version) {
        int header = pdu.begin(CommandId.CANCEL_SM, 0);
        String destination = id == 0 || dice.chance(0.3) ? dice.chance(0.03) ? "4918" : message.destination() : "";
        pdu.putByte(0);
        if (id == 0) {
            pdu.putByte(0);
        } else {
            putId(id, version);
        }
        putAddress(source);
        putAddress(destination);
        Operation.Kind kind = id == 0 ? Operation.Kind.CANCEL_ALL : Operation.Kind.CANCEL;
        return new Operation(kind, peer, id, source, destination, end(header), Operation.Change.NOTHING);
    }

    private Operation replace(int peer, long id, String source, int version) {
        int header = pdu.begin(CommandId.REPLACE_SM, 0);
        putId(id, version);
        putAddress(source);
        Operation.Change change = change();
        pdu.putString(change.schedule(), 0, change.schedule().length);
        pdu.putString(change.validity(), 0, change.validity().length);
        pdu.putByte(change.registered());
        pdu.putByte(change.defaultMessage());
        boolean payload = dice.chance(0.1);
        pdu.putByte(payload ? 0 : change.text().length);
        if (payload) {
            pdu.putShort(TlvTag.MESSAGE_PAYLOAD);
            pdu.putShort(change.text().length);
        }
        pdu.putBytes(change.text(), 0, change.text().length);
        return new Operation(Operation.Kind.REPLACE, peer, id, source, "", end(header), change);
    }

    private Operation.Change change() {
        int schedule = dice.chance(0.7) ? 0 : (int) dice.between(1L, dice.chance(0.7) ? 3 : 60);
        int validity = dice.chance(0.7) ? 0 : schedule + (int) dice.between(1L, dice.chance(0.5) ? 5 : 600);
        boolean valid = !dice.chance(0.05);
        boolean badSchedule = !valid && dice.chance(0.5);
        StringBuilder text = new StringBuilder("replaced " + ++made);
        for (int more = (int) dice.upTo(200); more > 0; more--) {
            text.append((char) ('a' + more % 26));
        }
        return new Operation.Change(
                schedule,
                validity,
                valid,
                dice.oneOf(0, 1, 1, 1, 2, 3, 0x11),
                dice.chance(0.1) ? 7 : 0,
                ascii(badSchedule ? LONG_AGO : Submissions.relative(schedule)),
                ascii(valid || badSchedule ? Submissions.relative(validity) : LONG_AGO),
                ascii(text.toString()));
    }

    /** An id as a session of this version spells it. */
    static String idText(long id, int version) {
        byte[] text = new byte[MessageIdText.MAX_LENGTH];
        int length = MessageIdText.write(id, version < VERSION_34, text, 0);
        return new String(text, 0, length, StandardCharsets.US_ASCII);
    }

    private void putId(long id, int version) {
        byte[] text = ascii(idText(id, version));
        pdu.putString(text, 0, text.length);
    }

    private void putAddress(String digits) {
        pdu.putByte(digits.isEmpty() ? 0 : 1);
        pdu.putByte(digits.isEmpty() ? 0 : 1);
        pdu.putString(ascii(digits), 0, digits.length());
    }

    private byte[] end(int header) {
        pdu.end(header);
        return Arrays.copyOf(pdu.bytes(), pdu.length());
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
