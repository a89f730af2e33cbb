package io.needletail.app.simulation;

import io.needletail.api.pdu.MessageView;

/** What must be true of each submit_sm to a carrier by itself: it may go there, in this order, with this text. */
final class SubmitChecks {
    private static final int LONGEST_TEXT = 254;

    private final RouteBook book;
    private final CarrierWatch watch;

    SubmitChecks(RouteBook book, CarrierWatch watch) {
        this.book = book;
        this.watch = watch;
    }

    void check(MessageView pdu, Tracked message, CarrierLink link, int life) {
        if (!mayGoTo(message, link.carrier.name())) {
            throw new Violation("sent to " + link.carrier + " and should not: " + message);
        }
        checkOrder(message, link, life);
        checkText(pdu, message, link);
    }

    private boolean mayGoTo(Tracked message, String carrier) {
        return message.isCopy()
                ? message.pinnedTo.equals(carrier)
                : book.leaves(message.number).contains(carrier) && !message.submission.isInbound();
    }

    /** Nothing goes to the second of a failover group that has not been at the first, if that one was well all the time. */
    private void checkOrder(Tracked message, CarrierLink link, int life) {
        if (message.isCopy() || !book.isFailover(message.number)) {
            return;
        }
        for (String leaf : book.leaves(message.number)) {
            if (leaf.equals(link.carrier.name())) {
                return;
            }
            boolean wasThere = message.sent.stream()
                    .anyMatch(handed ->
                            handed.life == life && handed.carrier.name().equals(leaf));
            if (!wasThere && watch.wasWellSince(leaf, message.knownNanos) && message.textLength <= LONGEST_TEXT) {
                throw new Violation("sent to " + link.carrier + " before " + leaf + ", which is well: " + message);
            }
        }
    }

    private static void checkText(MessageView pdu, Tracked message, CarrierLink link) {
        boolean same = pdu.textLength() == message.textLength;
        byte[] original = message.version.pdu;
        for (int i = 0; same && i < pdu.textLength(); i++) {
            same = pdu.bytes()[pdu.textOffset() + i] == original[message.textOffset + i];
        }
        boolean asks = link.carrier.settings().config().outcomes().whenAccepted() == null;
        if (!same || (pdu.registeredDelivery() == 1) != asks) {
            throw new Violation("another text, or registered_delivery " + pdu.registeredDelivery() + ": " + message);
        }
    }
}
