package io.needletail.app.journal;

import io.needletail.api.pdu.MessageView;
import io.needletail.api.text.MessageText;
import io.needletail.app.launch.Disclosure;

/** Shows of addresses and texts what may be shown. */
final class Discretion {
    private static final int ALPHANUMERIC = 5;
    /** Longer ones belong to people. */
    private static final int SHORT_CODE = 5;

    private static final int SHOWN_FIRST = 4;
    private static final int SHOWN_LAST = 2;

    private final Disclosure disclosure;

    Discretion(Disclosure disclosure) {
        this.disclosure = disclosure;
    }

    String source(MessageView message) {
        return address(message.sourceTon(), message.source());
    }

    String destination(MessageView message) {
        return address(message.destinationTon(), message.destination());
    }

    /** The text in quotation marks; empty if it may not be shown. */
    String text(MessageView message) {
        return disclosure.text() ? '"' + FactLine.printable(MessageText.of(message, disclosure.alphabet())) + '"' : "";
    }

    /** Names and short codes are shown; of a number the first four digits and the last two, of a short one the first two. */
    private String address(int ton, String address) {
        if (disclosure.numbers() || ton == ALPHANUMERIC || address.length() <= SHORT_CODE) {
            return FactLine.printable(address);
        }
        int first = address.length() > SHOWN_FIRST + 2 * SHOWN_LAST ? SHOWN_FIRST : 2;
        int last = first == SHOWN_FIRST ? SHOWN_LAST : 0;
        int hidden = address.length() - first - last;
        return FactLine.printable(
                address.substring(0, first) + "*".repeat(hidden) + address.substring(address.length() - last));
    }
}
