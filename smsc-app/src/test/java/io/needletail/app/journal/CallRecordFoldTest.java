package io.needletail.app.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.needletail.api.journal.Fact;
import io.needletail.api.message.MessageState;
import io.needletail.app.launch.Disclosure;
import io.needletail.app.launch.ExportRequest;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CallRecordFoldTest {
    private static final byte[] TEXT = new byte[23];
    private static final byte[] PDU = WrittenJournal.submit("Needletail", "447912345678", 8, TEXT);
    private static final String HEADER = String.join(",", CallRecord.COLUMNS);

    @TempDir
    private Path data;

    private List<String> export(ExportRequest request) throws IOException {
        StringWriter out = new StringWriter();
        new ShardJournals().export(data, request, new PrintWriter(out));
        return out.toString().lines().toList();
    }

    private List<String> csv(@Nullable String account) throws IOException {
        return export(
                new ExportRequest(ExportRequest.Format.CSV, Long.MIN_VALUE, Long.MAX_VALUE, account, Disclosure.NONE));
    }

    private List<String> json() throws IOException {
        return export(new ExportRequest(
                ExportRequest.Format.JSON, Long.MIN_VALUE, Long.MAX_VALUE, null, new Disclosure(true, false)));
    }

    @Test
    void shouldGatherTheFactsOfEachMessageInOneRecord() throws IOException {
        try (WrittenJournal journal = new WrittenJournal(data, 0)) {
            journal.accepted(42, 5, "alice", 0, PDU);
            journal.decided(42, 5, "passwords", "group-1", 0);
            journal.accepted(43, 6, "bob", 0, PDU);
            journal.attempted(42, 1005, 1, "carrier-a", 8);
            journal.handedOver(42, 1010, "carrier-b", "7f3a-1");
            journal.finished(42, 3000, MessageState.DELIVERED, 0, true);
            journal.settled(42, 3020);
            journal.finished(43, 4000, MessageState.EXPIRED, 0, false);
            journal.commit();

            assertThat(csv(null))
                    .containsExactly(
                            HEADER,
                            "message,0000000042,alice,2026-11-30T00:53:20.005Z,Needletail,4479******78,8,23,passwords,"
                                    + "group-1,carrier-b,7f3a-1,2026-11-30T00:53:21.010Z,1,delivered,0,"
                                    + "2026-11-30T00:53:23.000Z,2026-11-30T00:53:23.020Z,1005,2995,20",
                            "message,0000000043,bob,2026-11-30T00:53:20.006Z,Needletail,4479******78,8,23,,,,,,0,expired,0,"
                                    + "2026-11-30T00:53:24.000Z,,,3994,");
            assertThat(json().get(1))
                    .isEqualTo("{\"type\":\"message\",\"message_id\":\"0000000043\",\"account\":\"bob\","
                            + "\"accepted\":\"2026-11-30T00:53:20.006Z\",\"source\":\"Needletail\","
                            + "\"destination\":\"447912345678\",\"data_coding\":8,\"octets\":23,"
                            + "\"failed_attempts\":0,\"state\":\"expired\",\"error\":0,"
                            + "\"final\":\"2026-11-30T00:53:24.000Z\",\"accepted_to_final_ms\":3994}");
        }
    }

    @Test
    void shouldWriteUnfinishedMessagesAtTheEndInOrderOfTheirIds() throws IOException {
        try (WrittenJournal journal = new WrittenJournal(data, 0)) {
            journal.accepted(50, 0, "alice", 0, PDU);
            journal.accepted(49, 0, "alice", Fact.SHORT_ID, PDU);
            journal.accepted(48, 0, "alice", 0, PDU);
            journal.finished(48, 1, MessageState.DELIVERED, 0, false);
            journal.finished(50, 2, MessageState.DELIVERED, 0, true);
            journal.commit();
            assertThat(csv(null).stream().map(line -> line.split(",")[1] + " " + line.split(",")[14]))
                    .containsExactly("message_id state", "0000000048 delivered", "1D enroute", "0000000050 delivered");
        }
    }

    @Test
    void shouldKeepStrayReceiptsAsRecordsOfTheirOwn() throws IOException {
        String text =
                "id:abc-1 sub:001 dlvrd:001 submit date:2611281200 done date:2611281201 stat:DELIVRD err:000 text:";
        try (WrittenJournal journal = new WrittenJournal(data, 0)) {
            journal.stray(7, "carrier-a", WrittenJournal.receipt("447912345678", "Needletail", text));
            journal.commit();
            assertThat(json())
                    .containsExactly("{\"type\":\"stray_receipt\",\"accepted\":\"2026-11-30T00:53:20.007Z\","
                            + "\"source\":\"447912345678\",\"destination\":\"Needletail\",\"data_coding\":0,"
                            + "\"octets\":" + text.length() + ",\"carrier\":\"carrier-a\","
                            + "\"carrier_message_id\":\"abc-1\",\"state\":\"delivered\"}");
            assertThat(csv("alice")).containsExactly(HEADER);
        }
    }

    @Test
    void shouldTakeOnlyMessagesOfTheTimeAndAccountAskedFor() throws IOException {
        try (WrittenJournal journal = new WrittenJournal(data, 0)) {
            journal.accepted(1, 0, "alice", 0, PDU);
            journal.accepted(2, 1000, "alice", 0, PDU);
            journal.accepted(3, 1500, "alic", 0, PDU);
            journal.accepted(4, 2000, "alice", 0, PDU);
            journal.finished(1, 1200, MessageState.DELIVERED, 0, false);
            journal.stray(1200, "carrier-a", WrittenJournal.receipt("1", "2", "id:0"));
            journal.commit();
            long start = WrittenJournal.START;
            ExportRequest.Format format = ExportRequest.Format.CSV;
            assertThat(export(new ExportRequest(format, start + 1000, start + 2000, "alice", Disclosure.NONE)))
                    .hasSize(2)
                    .last()
                    .asString()
                    .startsWith("message,0000000002,");
            assertThat(export(new ExportRequest(format, start + 1000, start + 2000, null, Disclosure.NONE)))
                    .hasSize(4);
        }
    }

    @Test
    void shouldQuoteWhatWouldBreakALine() throws IOException {
        try (WrittenJournal journal = new WrittenJournal(data, 0)) {
            journal.accepted(1, 0, "a,\"b\"", 0, PDU);
            journal.handedOver(1, 1, "carrier-a", "x\ny");
            journal.commit();
            assertThat(csv(null)).hasSize(2).last().asString().contains(",\"a,\"\"b\"\"\",", ",x?y,");
            assertThat(json()).singleElement().asString().contains("\"account\":\"a,\\\"b\\\"\"");
        }
    }

    @Test
    void shouldLeaveOutMessagesWhoseAcceptanceIsGoneButNotThoseThatWereCarried() throws IOException {
        try (WrittenJournal journal = new WrittenJournal(data, 0)) {
            journal.finished(1, 10, MessageState.DELIVERED, 0, true);
            journal.carried(2, 0, "alice", MessageState.UNDELIVERABLE, 20, PDU);
            journal.settled(1, 25);
            journal.settled(2, 30);
            journal.commit();
            assertThat(csv(null))
                    .hasSize(2)
                    .last()
                    .asString()
                    .startsWith("message,0000000002,alice,")
                    .endsWith(",undeliverable,0,2026-11-30T00:53:20.020Z,2026-11-30T00:53:20.030Z,,20,10");
        }
    }

    @Test
    void shouldKnowCarrierAndIdOfMessageThatWasCarriedOn() throws IOException {
        try (WrittenJournal journal = new WrittenJournal(data, 0)) {
            journal.accepted(1, 0, "alice", 0, PDU);
            journal.handedOver(1, 10, "carrier-a", "x1");
            journal.carried(1, 0, "alice", MessageState.ENROUTE, 0, PDU);
            journal.handedOver(1, 900, "carrier-a", "");
            journal.carried(2, 0, "alice", MessageState.ENROUTE, 0, PDU);
            journal.handedOver(2, 900, "carrier-b", "");
            journal.commit();
            assertThat(csv(null))
                    .hasSize(3)
                    .anyMatch(line -> line.contains(",carrier-a,x1,2026-11-30T00:53:20.010Z,0,enroute,"))
                    .anyMatch(line -> line.contains(",carrier-b,,,0,enroute,"));
        }
    }

    /** Any interleaving of any number of messages gives one record each, with the state and times of its own facts. */
    @ParameterizedTest
    @ValueSource(longs = {1, 20_261_128, 77})
    void shouldWriteOneRecordForEachMessageWhateverTheOrderOfFacts(long seed) throws IOException {
        Random random = new Random(seed);
        List<Integer> steps = new ArrayList<>();
        int messages = 5000;
        for (int id = 1; id <= messages; id++) {
            steps.addAll(Collections.nCopies(1 + random.nextInt(4), id));
        }
        Collections.shuffle(steps, random);
        Map<Integer, Integer> done = new HashMap<>();
        Map<String, String> expected = new HashMap<>();
        try (WrittenJournal journal = new WrittenJournal(data, 0)) {
            for (int i = 0; i < steps.size(); i++) {
                int id = steps.get(i);
                int step = done.merge(id, 1, Integer::sum);
                String key = String.format("%010d", id);
                switch (step) {
                    case 1 -> journal.accepted(id, i, "alice", 0, PDU);
                    case 2 -> journal.handedOver(id, i, "carrier-" + id % 3, "c" + id);
                    case 3 -> journal.finished(id, i, MessageState.DELIVERED, 0, true);
                    default -> journal.settled(id, i);
                }
                expected.put(
                        key,
                        (step > 1 ? "c" + id : "") + " " + (step > 2 ? "delivered" : "enroute") + " " + (step > 3));
            }
            journal.commit();
            Map<String, String> found = new HashMap<>();
            for (String line : csv(null).subList(1, messages + 1)) {
                String[] fields = line.split(",", -1);
                assertThat(found.put(fields[1], fields[11] + " " + fields[14] + " " + !fields[17].isEmpty()))
                        .as("seed %d", seed)
                        .isNull();
            }
            assertThat(found).as("seed %d", seed).isEqualTo(expected);
        }
    }
}
