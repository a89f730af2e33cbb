package io.needletail.app.journal;

import io.needletail.api.journal.Durability;
import io.needletail.api.journal.Fact;
import io.needletail.api.journal.FactType;
import io.needletail.api.journal.Journal;
import io.needletail.api.message.MessageState;
import io.needletail.api.time.Clock;
import io.needletail.persistence.JournalConfig;
import io.needletail.persistence.Journals;
import io.needletail.persistence.journal.JournalMetrics;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** A real journal of one shard, written fact by fact as a shard would, and open while it is read. */
final class WrittenJournal implements AutoCloseable {
    /** When the first message is accepted. */
    static final long START = 1_796_000_000_000L;

    private final Journal journal;
    private final Fact fact = new Fact();

    WrittenJournal(Path dataDirectory, int shard) throws IOException {
        Path directory = Files.createDirectories(dataDirectory.resolve("shard-" + shard + "/journal"));
        journal = Journals.open(
                JournalConfig.of(directory, Durability.PROCESS).withMinFreeBytes(0),
                Clock.system(),
                new JournalMetrics());
        journal.replay((replayed, address) -> {});
    }

    private Fact fact(FactType type, long id, long afterMillis) {
        fact.type = type;
        fact.id = id;
        fact.timeMillis = START + afterMillis;
        fact.flags = 0;
        fact.dueMillis = 0;
        fact.expiryMillis = 0;
        fact.attempts = 0;
        fact.state = MessageState.ENROUTE;
        fact.networkError = 0;
        fact.systemIdLength = 0;
        fact.destinationLength = 0;
        fact.upstream = 0;
        fact.pduOffset = 0;
        fact.pduLength = 0;
        return fact;
    }

    private void account(String systemId) {
        fact.systemId = systemId.getBytes(StandardCharsets.ISO_8859_1);
        fact.systemIdLength = fact.systemId.length;
    }

    private void destination(String name) {
        fact.destination = name.getBytes(StandardCharsets.ISO_8859_1);
        fact.destinationLength = fact.destination.length;
    }

    private void pdu(byte[] bytes) {
        fact.pdu = bytes;
        fact.pduLength = bytes.length;
    }

    private void append() {
        journal.append(fact);
        if (journal.openBatchBytes() > journal.maxBatchBytes() - (80 << 10)) {
            journal.commit();
        }
    }

    void commit() {
        journal.commit();
    }

    void accepted(long id, long after, String systemId, int flags, byte[] pdu) {
        fact(FactType.ACCEPTED, id, after).flags = flags;
        fact.expiryMillis = fact.timeMillis + 86_400_000;
        account(systemId);
        pdu(pdu);
        append();
    }

    void carried(long id, long after, String systemId, MessageState state, long finalAfter, byte[] pdu) {
        fact(FactType.CARRIED, id, after).state = state;
        fact.dueMillis = START + finalAfter;
        fact.expiryMillis = fact.timeMillis + 86_400_000;
        account(systemId);
        pdu(pdu);
        append();
    }

    void decided(long id, long after, String rule, String destination, int flags) {
        fact(FactType.DECIDED, id, after).flags = flags;
        destination(destination);
        pdu(rule.getBytes(StandardCharsets.ISO_8859_1));
        append();
    }

    void attempted(long id, long after, int attempts, String destination, int error) {
        fact(FactType.ATTEMPTED, id, after).attempts = attempts;
        fact.networkError = error;
        fact.dueMillis = fact.timeMillis + 30_000;
        destination(destination);
        append();
    }

    void handedOver(long id, long after, String carrier, String carrierId) {
        fact(FactType.HANDED_OVER, id, after).upstream = (carrier + carrierId).hashCode();
        destination(carrier);
        pdu(carrierId.getBytes(StandardCharsets.ISO_8859_1));
        append();
    }

    void finished(long id, long after, MessageState state, int error, boolean receiptOwed) {
        fact(FactType.FINAL, id, after).state = state;
        fact.networkError = error;
        fact.flags = receiptOwed ? Fact.RECEIPT_OWED : 0;
        append();
    }

    void settled(long id, long after) {
        fact(FactType.SETTLED, id, after);
        append();
    }

    void stray(long after, String carrier, byte[] pdu) {
        fact(FactType.STRAY_RECEIPT, 0, after);
        destination(carrier);
        pdu(pdu);
        append();
    }

    @Override
    public void close() {
        journal.close();
    }

    /** A submit_sm. */
    static byte[] submit(String from, String to, int dataCoding, byte[] text) {
        return message(4, from, to, 0, dataCoding, text);
    }

    /** A receipt as a carrier sends it. */
    static byte[] receipt(String from, String to, String text) {
        return message(5, from, to, 4, 0, text.getBytes(StandardCharsets.ISO_8859_1));
    }

    private static byte[] message(int command, String from, String to, int esmClass, int dataCoding, byte[] text) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.write(0);
        address(body, from);
        address(body, to);
        body.write(esmClass);
        body.writeBytes(new byte[] {0, 0, 0, 0, 1, 0});
        body.write(dataCoding);
        body.write(0);
        body.write(text.length);
        body.writeBytes(text);
        return ByteBuffer.allocate(16 + body.size())
                .putInt(16 + body.size())
                .putInt(command)
                .putInt(0)
                .putInt(1)
                .put(body.toByteArray())
                .array();
    }

    private static void address(ByteArrayOutputStream body, String address) {
        boolean digits = address.chars().allMatch(Character::isDigit);
        body.write(digits ? 1 : 5);
        body.write(digits ? 1 : 0);
        body.writeBytes(address.getBytes(StandardCharsets.ISO_8859_1));
        body.write(0);
    }
}
