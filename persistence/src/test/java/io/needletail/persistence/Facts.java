package io.needletail.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import io.needletail.api.journal.Fact;
import io.needletail.api.journal.FactType;
import io.needletail.api.journal.FactVisitor;
import io.needletail.api.journal.Journal;
import io.needletail.api.message.MessageState;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Facts for tests: built, copied, compared. */
final class Facts {
    private Facts() {}

    static Fact of(FactType type, long id, int pduBytes) {
        Random random = new Random(id * 31 + type.code());
        Fact fact = new Fact();
        fact.type = type;
        fact.id = id;
        fact.timeMillis = 1_700_000_000_000L + id;
        if (type == FactType.ACCEPTED
                || type == FactType.CARRIED
                || type == FactType.REPLACED
                || type == FactType.FINAL) {
            fact.flags = (int) (id % 4);
        }
        if (type == FactType.CARRIED || type == FactType.ATTEMPTED || type == FactType.FINAL) {
            fact.attempts = random.nextInt(1000);
            fact.state = MessageState.of(random.nextInt(10));
            fact.networkError = random.nextInt(1 << 24);
        }
        if (type.carriesPdu() || type == FactType.ATTEMPTED || type == FactType.HANDED_OVER) {
            fact.dueMillis = fact.timeMillis + random.nextInt(100_000);
        }
        if (type.carriesPdu()) {
            fact.expiryMillis = fact.timeMillis + 86_400_000;
            byte[] systemId = ("esme" + id % 1000).getBytes(StandardCharsets.ISO_8859_1);
            System.arraycopy(systemId, 0, fact.systemId, 0, systemId.length);
            fact.systemIdLength = systemId.length;
            pdu(fact, pduBytes, random);
        }
        if (isAboutCarrier(type)) {
            name(fact, "carrier-" + id % 100);
            fact.upstream = type == FactType.DECIDED ? 0 : random.nextLong();
            pdu(fact, type == FactType.STRAY_RECEIPT ? pduBytes : 1 + random.nextInt(60), random);
        }
        return fact;
    }

    static boolean isAboutCarrier(FactType type) {
        return type == FactType.HANDED_OVER
                || type == FactType.DECIDED
                || type == FactType.STRAY_RECEIPT
                || type == FactType.JOINED;
    }

    private static void pdu(Fact fact, int bytes, Random random) {
        fact.pdu = new byte[bytes + 7];
        random.nextBytes(fact.pdu);
        fact.pduOffset = 3;
        fact.pduLength = bytes;
    }

    /** The fact names a destination. */
    static Fact name(Fact fact, String destination) {
        fact.destination = destination.getBytes(StandardCharsets.ISO_8859_1);
        fact.destinationLength = fact.destination.length;
        return fact;
    }

    static Fact accepted(long id) {
        return of(FactType.ACCEPTED, id, 100 + (int) (id % 50));
    }

    static Fact copy(Fact fact) {
        Fact copy = new Fact();
        copy.type = fact.type;
        copy.id = fact.id;
        copy.timeMillis = fact.timeMillis;
        copy.flags = fact.flags;
        copy.dueMillis = fact.dueMillis;
        copy.expiryMillis = fact.expiryMillis;
        copy.attempts = fact.attempts;
        copy.state = fact.state;
        copy.networkError = fact.networkError;
        copy.systemId = fact.systemId.clone();
        copy.systemIdLength = fact.systemIdLength;
        copy.destination = fact.destination.clone();
        copy.destinationLength = fact.destinationLength;
        copy.upstream = fact.upstream;
        copy.pdu = Arrays.copyOfRange(fact.pdu, fact.pduOffset, fact.pduOffset + fact.pduLength);
        copy.pduLength = fact.pduLength;
        return copy;
    }

    static String text(Fact fact) {
        return String.join(
                " ",
                fact.type.name(),
                Long.toString(fact.id),
                Long.toString(fact.timeMillis),
                Integer.toString(fact.flags),
                Long.toString(fact.dueMillis),
                Long.toString(fact.expiryMillis),
                Integer.toString(fact.attempts),
                fact.state.name(),
                Integer.toString(fact.networkError),
                new String(fact.systemId, 0, fact.systemIdLength, StandardCharsets.ISO_8859_1),
                new String(fact.destination, 0, fact.destinationLength, StandardCharsets.ISO_8859_1),
                Long.toHexString(fact.upstream),
                Integer.toString(fact.pduLength),
                Integer.toString(Arrays.hashCode(
                        Arrays.copyOfRange(fact.pdu, fact.pduOffset, fact.pduOffset + fact.pduLength))));
    }

    static void assertSame(Fact actual, Fact expected) {
        assertThat(text(actual)).isEqualTo(text(expected));
    }

    /** Appends and commits one batch of accepted facts; returns their addresses. */
    static long[] commit(Journal journal, long firstId, int count) {
        int[] offsets = new int[count];
        for (int i = 0; i < count; i++) {
            offsets[i] = journal.append(accepted(firstId + i));
        }
        long base = journal.commit();
        long[] addresses = new long[count];
        for (int i = 0; i < count; i++) {
            addresses[i] = base + offsets[i];
        }
        return addresses;
    }

    /** Remembers what a replay or a scan visits. */
    static final class Collected implements FactVisitor {
        final List<Fact> facts = new ArrayList<>();
        final List<Long> addresses = new ArrayList<>();

        @Override
        public void visit(Fact fact, long address) {
            facts.add(copy(fact));
            addresses.add(address);
        }

        List<Long> ids() {
            return facts.stream().map(fact -> fact.id).toList();
        }
    }
}
