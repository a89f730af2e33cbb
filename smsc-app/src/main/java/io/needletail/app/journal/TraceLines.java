package io.needletail.app.journal;

import io.needletail.api.journal.Fact;
import io.needletail.api.pdu.CommandStatus;
import io.needletail.api.pdu.MessageScanner;
import io.needletail.api.pdu.MessageView;
import io.needletail.core.family.MemberHeader;
import io.needletail.core.protocol.MessageIdText;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** The facts of one message, a line each: when, how long after the first, what. */
final class TraceLines {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSX", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private final long id;
    private final Discretion discretion;
    private final MessageView view = new MessageView();
    private final StringBuilder lines = new StringBuilder();
    private long firstMillis = -1;
    private boolean shortForm;
    private boolean described;

    TraceLines(long id, Discretion discretion) {
        this.id = id;
        this.discretion = discretion;
    }

    void add(Fact fact) {
        if (firstMillis < 0) {
            firstMillis = fact.timeMillis;
        }
        if (fact.type.carriesPdu()) {
            shortForm = (fact.flags & Fact.SHORT_ID) != 0;
        }
        double seconds = (fact.timeMillis - firstMillis) / 1e3;
        lines.append(time(fact.timeMillis))
                .append(String.format(Locale.ROOT, " %+12.3f s  %-12s ", seconds, word(fact)));
        describe(fact);
        lines.append('\n');
    }

    private static String word(Fact fact) {
        return switch (fact.type) {
            case ACCEPTED, REPLACED, CANCELLED, DECIDED -> FactLine.word(fact.type);
            case ATTEMPTED -> "failed";
            case FINAL -> "final";
            case SETTLED -> "settled";
            case CARRIED -> "carried on";
            case HANDED_OVER -> "handed over";
            case STRAY_RECEIPT -> "stray";
            case JOINED -> "joined";
        };
    }

    private void describe(Fact fact) {
        switch (fact.type) {
            case ACCEPTED, REPLACED -> message(fact);
            case ATTEMPTED -> attempt(fact);
            case FINAL -> {
                lines.append(FactLine.word(fact.state)).append(error(fact)).append(failures(fact));
                lines.append((fact.flags & Fact.RECEIPT_OWED) != 0 ? ", receipt owed" : ", no receipt asked for");
            }
            case SETTLED ->
                lines.append(
                        (fact.flags & Fact.MEMBER) == 0
                                ? "receipt acknowledged, or given up as configured"
                                : "does not count: its request was never answered");
            case CANCELLED -> lines.append("by the ESME");
            case CARRIED -> carried(fact);
            case HANDED_OVER -> handedOver(fact);
            case DECIDED -> decision(fact);
            case JOINED -> lines.append("with other parts into message ").append(fact.upstream);
            case STRAY_RECEIPT -> lines.append("from ").append(FactLine.destination(fact));
        }
    }

    private void message(Fact fact) {
        described = true;
        lines.append("account ").append(FactLine.account(fact));
        if (MessageScanner.scan(fact.pdu, fact.pduOffset, fact.pduLength, view) == CommandStatus.ROK) {
            String text = discretion.text(view);
            lines.append(", from ")
                    .append(discretion.source(view))
                    .append(" to ")
                    .append(discretion.destination(view))
                    .append(", data_coding ")
                    .append(view.dataCoding())
                    .append(", ")
                    .append(view.textLength())
                    .append(" octets")
                    .append(text.isEmpty() ? "" : " " + text);
        }
        lines.append(", PDU of ").append(fact.pduLength).append(" octets");
        if ((fact.flags & Fact.HELD) != 0) {
            lines.append(", a part, held until ").append(time(fact.dueMillis));
        } else if (fact.dueMillis > 0) {
            lines.append(", scheduled for ").append(time(fact.dueMillis));
        }
        lines.append(", valid until ").append(time(fact.expiryMillis));
        if ((fact.flags & Fact.MEMBER) != 0) {
            lines.append(", one of those that ")
                    .append(MemberHeader.family(fact.pdu, fact.pduOffset))
                    .append(" became");
        }
        if ((fact.flags & Fact.PINNED) != 0) {
            lines.append(", for ").append(FactLine.destination(fact)).append(" and nowhere else");
        }
    }

    private void attempt(Fact fact) {
        lines.append("attempt ").append(fact.attempts);
        if (fact.destinationLength > 0) {
            lines.append(" at ").append(FactLine.destination(fact));
        }
        lines.append(error(fact)).append(", due again ").append(time(fact.dueMillis));
    }

    private void handedOver(Fact fact) {
        lines.append("to ").append(FactLine.destination(fact));
        if (fact.pduLength > 0) {
            lines.append(", its id ").append(FactLine.text(fact));
        } else {
            lines.append(", carried out of an old journal file without the carrier's id");
        }
        if (fact.dueMillis > 0) {
            lines.append(", outcome awaited until ").append(time(fact.dueMillis));
        }
    }

    private void decision(Fact fact) {
        lines.append("rule ").append(FactLine.text(fact)).append(", ");
        if (fact.destinationLength > 0) {
            lines.append("to ").append(FactLine.destination(fact)).append(", ");
        }
        lines.append(FactLine.decision(fact).strip()).append(error(fact));
    }

    private void carried(Fact fact) {
        lines.append("out of an old journal file, ")
                .append(FactLine.word(fact.state))
                .append(error(fact))
                .append(failures(fact));
        if (fact.destinationLength > 0) {
            lines.append(", at ").append(FactLine.destination(fact));
        }
        if (!described) {
            lines.append("; ");
            message(fact);
        }
    }

    private static String failures(Fact fact) {
        return fact.attempts == 0 ? "" : ", " + fact.attempts + " failed attempt(s)";
    }

    private static String error(Fact fact) {
        return fact.networkError == 0 ? "" : String.format(", error %d (0x%x)", fact.networkError, fact.networkError);
    }

    private static String time(long millis) {
        return TIME.format(Instant.ofEpochMilli(millis));
    }

    /** The id as the ESME got it. */
    String idText() {
        byte[] text = new byte[MessageIdText.MAX_LENGTH];
        return new String(text, 0, MessageIdText.write(id, shortForm, text, 0), StandardCharsets.ISO_8859_1);
    }

    /** True if the id was told to a 3.3 peer, in base 36. */
    boolean isShort() {
        return shortForm;
    }

    boolean isEmpty() {
        return lines.isEmpty();
    }

    @Override
    public String toString() {
        return lines.toString();
    }
}
