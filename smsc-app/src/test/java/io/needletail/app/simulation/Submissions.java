package io.needletail.app.simulation;

import io.needletail.api.pdu.CommandId;
import io.needletail.api.pdu.CommandStatus;
import io.needletail.api.pdu.MessageScanner;
import io.needletail.api.pdu.MessageView;
import io.needletail.api.pdu.TlvTag;
import io.needletail.core.protocol.PduBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Makes the submits of the world's ESMEs, no two alike. */
final class Submissions {
    private static final String LONG_AGO = "010101000000000+";
    private static final String NOTHING = "000000000000000R";

    private final Dice dice;
    private final boolean largePdus;
    private final PduBuffer pdu = new PduBuffer(512);
    private final MessageView view = new MessageView();
    private long made;

    Submissions(Dice dice, boolean largePdus) {
        this.dice = dice;
        this.largePdus = largePdus;
    }

    /** The next one of this ESME. */
    Submission next(int peer) {
        made++;
        boolean data = dice.chance(0.1);
        boolean routable = !dice.chance(0.02);
        boolean datagram = dice.chance(0.03);
        int registered = dice.chance(0.7) ? 1 : dice.oneOf(0, 1, 2, 3, 0x10, 0x11, 0x12, 0x13);
        int schedule = data || datagram || dice.chance(0.85) ? 0 : (int) dice.between(1L, dice.chance(0.7) ? 3 : 60);
        int validity = data || dice.chance(0.85) ? 0 : schedule + (int) dice.between(1L, dice.chance(0.5) ? 5 : 600);
        boolean valid = data || !dice.chance(0.03);
        pdu.clear();
        int header = pdu.begin(data ? CommandId.DATA_SM : CommandId.SUBMIT_SM, 0);
        putString("");
        putAddress(Long.toString(made));
        putAddress(routable ? "4917" + made % 1000 : "666");
        pdu.putByte(datagram ? 1 : 0);
        if (data) {
            pdu.putByte(registered);
            pdu.putByte(0);
            putPayload();
        } else {
            pdu.putByte(0);
            pdu.putByte(0);
            boolean badSchedule = !valid && dice.chance(0.5);
            putString(badSchedule ? LONG_AGO : relative(schedule));
            putString(valid || badSchedule ? relative(validity) : dice.chance(0.5) ? NOTHING : LONG_AGO);
            pdu.putByte(registered);
            pdu.putByte(0);
            putText();
        }
        pdu.end(header);
        byte[] bytes = Arrays.copyOf(pdu.bytes(), pdu.length());
        int status = MessageScanner.scan(bytes, 0, bytes.length, view);
        if (status != CommandStatus.ROK) {
            throw new Violation("the simulation made a submit with fault " + status);
        }
        return new Submission(peer, view.commandId(), bytes, registered, datagram, schedule, validity, valid, routable);
    }

    /** The same once more: only its sender, by which the world knows it, is another. */
    Submission again(Submission before) {
        made++;
        byte[] old = before.pdu();
        MessageScanner.scan(old, 0, old.length, view);
        byte[] source = Long.toString(made).getBytes(StandardCharsets.US_ASCII);
        int behind = view.sourceOffset() + view.sourceLength();
        pdu.clear();
        int header = pdu.begin(before.commandId(), 0);
        pdu.putBytes(old, 16, view.sourceOffset() - 16);
        pdu.putBytes(source, 0, source.length);
        pdu.putBytes(old, behind, old.length - behind);
        pdu.end(header);
        byte[] bytes = Arrays.copyOf(pdu.bytes(), pdu.length());
        return new Submission(
                before.peer(),
                before.commandId(),
                bytes,
                before.registered(),
                before.datagram(),
                before.scheduleSeconds(),
                before.validitySeconds(),
                before.timesValid(),
                before.routable());
    }

    private void putText() {
        pdu.putByte(0);
        pdu.putByte(0);
        if (largePdus && dice.chance(0.1)) {
            pdu.putByte(0);
            putPayload();
            return;
        }
        int length = dice.chance(0.9) ? dice.between(0, 40) : dice.between(41, 254);
        pdu.putByte(length);
        for (int i = 0; i < length; i++) {
            pdu.putByte('a' + i % 26);
        }
    }

    private void putPayload() {
        int length = largePdus && dice.chance(0.3) ? dice.between(1_000, 60_000) : dice.between(1, 100);
        pdu.putShort(TlvTag.MESSAGE_PAYLOAD);
        pdu.putShort(length);
        int at = pdu.reserve(length);
        Arrays.fill(pdu.bytes(), at, at + length, (byte) 'x');
    }

    private void putAddress(String digits) {
        pdu.putByte(1);
        pdu.putByte(1);
        putString(digits);
    }

    private void putString(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        pdu.putString(bytes, 0, bytes.length);
    }

    static String relative(int seconds) {
        if (seconds == 0) {
            return "";
        }
        int time = (seconds / 3600 * 100 + seconds / 60 % 60) * 100 + seconds % 60;
        return "000000" + Integer.toString(1_000_000 + time).substring(1) + "000R";
    }
}
