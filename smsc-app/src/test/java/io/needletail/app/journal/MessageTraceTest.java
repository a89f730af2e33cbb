package io.needletail.app.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.needletail.api.journal.Fact;
import io.needletail.api.message.MessageState;
import io.needletail.api.route.Lane;
import io.needletail.app.launch.Disclosure;
import io.needletail.app.launch.TraceRequest;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MessageTraceTest {
    private static final byte[] TEXT = "your code is 1234".getBytes(StandardCharsets.ISO_8859_1);
    private static final byte[] PDU = WrittenJournal.submit("Needletail", "447912345678", 0, TEXT);

    @TempDir
    private Path data;

    private String trace(String id, Disclosure disclosure, boolean found) throws IOException {
        StringWriter out = new StringWriter();
        PrintWriter printer = new PrintWriter(out);
        assertThat(new ShardJournals().trace(data, new TraceRequest(id, disclosure), printer))
                .isEqualTo(found);
        return out.toString();
    }

    @Test
    void shouldTellOfAllMessagesThatOneRequestBecame() throws IOException {
        byte[] member = PDU.clone();
        ByteBuffer.wrap(member).putLong(8, 40);
        try (WrittenJournal journal = new WrittenJournal(data, 0)) {
            journal.accepted(39, 0, "other", 0, PDU);
            journal.accepted(41, 5, "alice", Fact.MEMBER, member);
            journal.accepted(42, 5, "alice", Fact.MEMBER | Fact.LAST_MEMBER, member);
            journal.finished(42, 1000, MessageState.DELIVERED, 0, false);
            journal.commit();

            assertThat(trace("0000000040", Disclosure.NONE, true).lines())
                    .satisfiesExactly(
                            line -> assertThat(line).startsWith("message 41, "),
                            line -> assertThat(line).contains("accepted").endsWith("one of those that 40 became"),
                            line -> assertThat(line).startsWith("message 42, "),
                            line -> assertThat(line).contains("accepted").endsWith("one of those that 40 became"),
                            line -> assertThat(line).contains("final"));
        }
    }

    @Test
    void shouldTellEveryFactOfOneMessageInOrder() throws IOException {
        try (WrittenJournal journal = new WrittenJournal(data, 0)) {
            journal.accepted(41, 0, "other", 0, PDU);
            journal.accepted(42, 5, "alice", 0, PDU);
            journal.decided(42, 5, "passwords", "carrier-a", Lane.URGENT.ordinal() << Fact.LANE_SHIFT);
            journal.attempted(42, 1005, 1, "carrier-a", 8);
            journal.finished(41, 1500, MessageState.DELIVERED, 0, false);
            journal.handedOver(42, 31_010, "carrier-b", "7f3a-1");
            journal.finished(42, 33_000, MessageState.UNDELIVERABLE, 11, true);
            journal.settled(42, 33_020);
            journal.commit();

            assertThat(trace("0000000042", Disclosure.NONE, true).lines())
                    .containsExactly(
                            "message 42, 0000000042 to its ESME, in shard-0",
                            "2026-11-30T00:53:20.005Z       +0.000 s  accepted     account alice, from Needletail to"
                                    + " 4479******78, data_coding 0, 17 octets, PDU of " + PDU.length
                                    + " octets, valid until 2026-12-01T00:53:20.005Z",
                            "2026-11-30T00:53:20.005Z       +0.000 s  decided      rule passwords, to carrier-a, lane urgent",
                            "2026-11-30T00:53:21.005Z       +1.000 s  failed       attempt 1 at carrier-a, error 8 (0x8),"
                                    + " due again 2026-11-30T00:53:51.005Z",
                            "2026-11-30T00:53:51.010Z      +31.005 s  handed over  to carrier-b, its id 7f3a-1",
                            "2026-11-30T00:53:53.000Z      +32.995 s  final        undeliverable, error 11 (0xb), receipt owed",
                            "2026-11-30T00:53:53.020Z      +33.015 s  settled      receipt acknowledged, or given up as"
                                    + " configured");
        }
    }

    @Test
    void shouldShowNumbersAndTextOnlyWhenAsked() throws IOException {
        try (WrittenJournal journal = new WrittenJournal(data, 0)) {
            journal.accepted(42, 0, "alice", 0, PDU);
            journal.commit();
            assertThat(trace("42", Disclosure.NONE, true)).doesNotContain("447912345678", "1234 ");
            assertThat(trace("42", new Disclosure(true, false), true))
                    .contains("447912345678")
                    .doesNotContain("your code");
            assertThat(trace("42", new Disclosure(false, true), true))
                    .contains("4479******78", "\"your code is 1234\"");
        }
    }

    @Test
    void shouldFindMessageInAnyShardByEitherFormOfItsId() throws IOException {
        try (WrittenJournal first = new WrittenJournal(data, 0);
                WrittenJournal second = new WrittenJournal(data, 1)) {
            first.accepted(Long.parseLong("100", 36), 0, "esme33", Fact.SHORT_ID, PDU);
            second.accepted(100, 0, "esme34", 0, PDU);
            second.accepted(Long.parseLong("ZZ", 36), 0, "esme33", Fact.SHORT_ID, PDU);
            first.commit();
            second.commit();

            assertThat(trace("zz", Disclosure.NONE, true)).startsWith("message 1295, ZZ to its ESME, in shard-1");
            assertThat(trace("0000000100", Disclosure.NONE, true))
                    .contains("esme34")
                    .doesNotContain("esme33");
            assertThat(trace("100", Disclosure.NONE, true)).contains("esme33", "esme34");
        }
    }

    @Test
    void shouldSayThatMessageIsUnknown() throws IOException {
        try (WrittenJournal journal = new WrittenJournal(data, 0)) {
            journal.accepted(Long.parseLong("ZZ", 36), 0, "alice", 0, PDU);
            journal.stray(0, "carrier-a", WrittenJournal.receipt("1", "2", "id:0"));
            journal.commit();
            assertThat(trace("0", Disclosure.NONE, false)).isEmpty();
            assertThat(trace("ZZ", Disclosure.NONE, false)).isEmpty();
            assertThat(trace("not an id", Disclosure.NONE, false)).isEmpty();
            assertThat(trace("0000000043", Disclosure.NONE, false)).isEmpty();
        }
    }

    @Test
    void shouldDescribeMessageOfWhichOnlyTheCarriedStateIsLeft() throws IOException {
        try (WrittenJournal journal = new WrittenJournal(data, 0)) {
            journal.carried(42, 0, "alice", MessageState.DELIVERED, 9, PDU);
            journal.commit();
            assertThat(trace("42", Disclosure.NONE, true))
                    .contains("carried on   out of an old journal file, delivered; account alice, from Needletail");
        }
    }
}
