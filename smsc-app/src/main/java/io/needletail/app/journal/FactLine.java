package io.needletail.app.journal;

import io.needletail.api.journal.Address;
import io.needletail.api.journal.Fact;
import io.needletail.api.journal.FactType;
import io.needletail.api.route.Lane;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Locale;

/** One fact as a line of {@code smsc journal dump}. Texts and addresses stay out: they are personal data. */
final class FactLine {
    private FactLine() {}

    static String of(String shard, Fact fact, long address) {
        StringBuilder line = new StringBuilder(shard)
                .append(' ')
                .append(Address.file(address))
                .append(':')
                .append(Address.offset(address))
                .append(' ')
                .append(Instant.ofEpochMilli(fact.timeMillis))
                .append(' ')
                .append(word(fact.type))
                .append(" id ")
                .append(fact.id);
        if (fact.type.carriesPdu() || fact.type == FactType.FINAL) {
            line.append(' ').append(fact.state.receiptWord());
        }
        if (fact.type.carriesPdu() || fact.type == FactType.ATTEMPTED || fact.type == FactType.HANDED_OVER) {
            line.append(" attempts ").append(fact.attempts);
        }
        if (fact.type.carriesPdu()) {
            line.append(" account ")
                    .append(account(fact))
                    .append(" pdu ")
                    .append(fact.pduLength)
                    .append(" bytes");
        }
        carrier(fact, line);
        return line.toString();
    }

    private static void carrier(Fact fact, StringBuilder line) {
        if (fact.destinationLength > 0) {
            line.append(fact.type == FactType.STRAY_RECEIPT ? " from " : " to ").append(destination(fact));
        }
        switch (fact.type) {
            case HANDED_OVER -> line.append(fact.pduLength > 0 ? " as " + text(fact) : " carried");
            case DECIDED -> line.append(decision(fact)).append(" by rule ").append(text(fact));
            case STRAY_RECEIPT -> line.append(" pdu ").append(fact.pduLength).append(" bytes");
            case JOINED -> line.append(" into ").append(fact.upstream);
            default -> {}
        }
    }

    /** The lane of a DECIDED fact, or that there is none, after a blank. */
    static String decision(Fact fact) {
        return (fact.flags & Fact.NOT_FORWARDED) != 0
                ? " not forwarded"
                : " lane " + word(Lane.of(fact.flags >>> Fact.LANE_SHIFT & 3));
    }

    static String account(Fact fact) {
        return new String(fact.systemId, 0, fact.systemIdLength, StandardCharsets.ISO_8859_1);
    }

    static String destination(Fact fact) {
        return new String(fact.destination, 0, fact.destinationLength, StandardCharsets.ISO_8859_1);
    }

    /** The carrier's id or the rule's name, fit for a line. */
    static String text(Fact fact) {
        return printable(new String(fact.pdu, fact.pduOffset, fact.pduLength, StandardCharsets.ISO_8859_1));
    }

    /** Control characters as question marks: a peer has chosen the text, and writes no lines of its own. */
    static String printable(String text) {
        StringBuilder safe = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            safe.append(Character.isISOControl(c) ? '?' : c);
        }
        return safe.toString();
    }

    static String word(Enum<?> type) {
        return type.name().toLowerCase(Locale.ROOT);
    }
}
