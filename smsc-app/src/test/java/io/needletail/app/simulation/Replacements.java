package io.needletail.app.simulation;

import io.needletail.api.journal.Fact;
import io.needletail.api.pdu.MessageScanner;
import io.needletail.api.pdu.MessageView;
import io.needletail.api.pdu.TlvTag;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** What a message must be after a replace_sm, worked out a second time. */
final class Replacements {
    /** Expiry is kept in tenths of a second, rounded up by each process. */
    private static final long ROUNDING_MILLIS = 2_000;

    private static final int LONGEST_TEXT = 255;
    private static final int HEADER = 16;

    private final SimulatedClock clock;
    private final MessageView view = new MessageView();

    Replacements(SimulatedClock clock) {
        this.clock = clock;
    }

    /** The new version, or null if the fact is not what this replace_sm wants. */
    @Nullable
    Version make(Fact fact, Tracked message, Operation.Change change) {
        byte[] pdu = bytes(message, change);
        boolean same = fact.pduLength == pdu.length
                && Arrays.equals(
                        fact.pdu, fact.pduOffset + HEADER, fact.pduOffset + pdu.length, pdu, HEADER, pdu.length);
        if (!same) {
            return null;
        }
        boolean waits = !message.offered && message.dueMillis > fact.timeMillis;
        long due = change.scheduleSeconds() > 0
                ? fact.timeMillis + change.scheduleSeconds() * 1000L
                : waits ? message.dueMillis : 0;
        boolean rightDue = change.scheduleSeconds() > 0 || waits
                ? Math.abs(fact.dueMillis - due) <= (change.scheduleSeconds() > 0 ? 0 : ROUNDING_MILLIS)
                : fact.dueMillis < fact.timeMillis + WorldSettings.MAX_VALIDITY_MILLIS;
        // A clock that goes back finds what was due already in a lane.
        rightDue |= clock.jumpedMillis() != 0 && fact.dueMillis == 0;
        long expiry = change.validitySeconds() > 0
                ? fact.timeMillis + change.validitySeconds() * 1000L
                : change.scheduleSeconds() > 0
                        ? Math.max(message.expiryMillis, due + WorldSettings.DEFAULT_VALIDITY_MILLIS)
                        : message.expiryMillis;
        boolean rightExpiry = fact.expiryMillis >= expiry && fact.expiryMillis <= expiry + ROUNDING_MILLIS;
        if (!rightDue || !rightExpiry || clock.millis() < fact.timeMillis && clock.jumpedMillis() == 0) {
            throw new Violation("replaced with due " + fact.dueMillis + " for " + due + " and expiry "
                    + fact.expiryMillis + " for " + expiry + " at " + fact.timeMillis + ": " + message);
        }
        int registered = message.submission.datagram() ? 0 : change.registered();
        return new Version(pdu, fact.timeMillis, due, expiry, registered);
    }

    private byte[] bytes(Tracked message, Operation.Change change) {
        byte[] old = message.version.pdu;
        MessageScanner.scan(old, 0, old.length, view);
        ByteArrayOutputStream made = new ByteArrayOutputStream();
        made.write(old, 0, view.scheduleOffset());
        made.writeBytes(change.schedule());
        made.write(0);
        made.writeBytes(change.validity());
        made.write(0);
        made.write(message.submission.datagram() ? 0 : change.registered());
        made.write(0);
        made.write(view.dataCoding());
        made.write(change.defaultMessage());
        boolean fits = change.text().length <= LONGEST_TEXT;
        made.write(fits ? change.text().length : 0);
        made.writeBytes(fits ? change.text() : new byte[0]);
        if (!fits) {
            writePayload(made, change.text());
        }
        return made.toByteArray();
    }

    /** The messages of this world have no other TLV. */
    private static void writePayload(ByteArrayOutputStream made, byte[] text) {
        made.write(TlvTag.MESSAGE_PAYLOAD >> 8);
        made.write(TlvTag.MESSAGE_PAYLOAD);
        made.write(text.length >> 8);
        made.write(text.length);
        made.writeBytes(text);
    }
}
