package io.needletail.app.journal;

import io.needletail.api.journal.Fact;
import io.needletail.app.launch.TraceRequest;
import io.needletail.core.family.MemberHeader;
import io.needletail.core.protocol.MessageIdText;
import io.needletail.persistence.JournalReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/** Prints what the journals of all shards say about one message. */
final class MessageTrace {
    private final long decimal;
    private final long base36;
    private final TraceRequest request;
    private final PrintWriter out;
    private boolean found;

    MessageTrace(TraceRequest request, PrintWriter out) {
        byte[] text = request.messageId().strip().getBytes(StandardCharsets.ISO_8859_1);
        this.decimal = MessageIdText.parse(text, 0, text.length, false);
        this.base36 = MessageIdText.parse(text, 0, text.length, true);
        this.request = request;
        this.out = out;
    }

    /**
     * Prints the message if this shard has it. A short text of digits may stand for two messages, one of them of a 3.3 peer;
     * then both are printed. Of a submit_multi, or a message that was split, all messages are.
     */
    void read(JournalReader journal, String shard) {
        Chapter first = new Chapter(decimal);
        Chapter second = new Chapter(base36 == decimal ? MessageIdText.INVALID : base36);
        Map<Long, Chapter> members = new TreeMap<>();
        journal.forEach((fact, address) -> {
            if (fact.id != 0) {
                first.visit(fact);
                second.visit(fact);
                Chapter member = isMember(fact) ? members.computeIfAbsent(fact.id, Chapter::new) : members.get(fact.id);
                if (member != null) {
                    member.visit(fact);
                }
            }
        });
        members.values().forEach(member -> print(member, shard));
        print(first, shard);
        if (second.lines.isShort()) {
            print(second, shard);
        }
    }

    /** One of several that the request with this id became. */
    private boolean isMember(Fact fact) {
        if (!fact.type.carriesPdu() || (fact.flags & Fact.MEMBER) == 0) {
            return false;
        }
        long family = MemberHeader.family(fact.pdu, fact.pduOffset);
        return family == ((fact.flags & Fact.SHORT_ID) == 0 ? decimal : base36);
    }

    private void print(Chapter chapter, String shard) {
        if (!chapter.lines.isEmpty()) {
            found = true;
            out.println("message " + chapter.id + ", " + chapter.lines.idText() + " to its ESME, in " + shard);
            out.print(chapter.lines);
        }
    }

    /** True if any shard had the message. */
    boolean found() {
        return found;
    }

    /** The facts of one id. */
    private final class Chapter {
        private final long id;
        private final TraceLines lines;

        Chapter(long id) {
            this.id = id;
            this.lines = new TraceLines(id, new Discretion(request.disclosure()));
        }

        void visit(Fact fact) {
            if (fact.id == id) {
                lines.add(fact);
            }
        }
    }
}
