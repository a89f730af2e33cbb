package io.needletail.testkit.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a server does wrong once among a thousand messages is found, named, and fails the run. */
class LoadFaultsIT {
    private final LoadCommandLine line = new LoadCommandLine();

    @ParameterizedTest
    @CsvSource({
        "REPEATED_ID, 1 message ids repeated",
        "EMPTY_ID, 1 message ids empty",
        "LOST_ANSWER, 1 submit_sm unanswered",
        "DUPLICATE_ANSWER, 1 duplicate answers",
        "UNKNOWN_ANSWER, 1 answers to no request",
        "LOST_RECEIPT, 1 receipts lost",
        "DUPLICATE_RECEIPT, 1 receipts duplicate",
        "UNKNOWN_RECEIPT, 1 receipts unknown",
        "RECEIPT_WITHOUT_ID, 1 receipts without id",
        "CLOSED_CONNECTION, 1 connections lost",
        "BROKEN_FRAMING, 1 connections lost",
        "LOST_MOBILE_ORIGINATED, 1 mobile-originated messages lost",
        "DUPLICATE_MOBILE_ORIGINATED, 1 mobile-originated messages duplicate",
    })
    void shouldFailAndSayWhy(Fault fault, String finding) throws IOException {
        assertThat(load(fault)).isEqualTo(1);
        assertThat(line.out()).contains("FAULTS: ").contains(finding);
    }

    @ParameterizedTest
    @CsvSource({"NONE", "RECEIPT_BEFORE_ANSWER", "REFUSAL"})
    void shouldNotBlameAServerForWhatIsAllowed(Fault fault) throws IOException {
        assertThat(load(fault)).isZero();
    }

    @Test
    void shouldCountRefusalsByTheirStatus() throws IOException {
        load(Fault.REFUSAL);
        assertThat(line.out()).contains("0x00000058 (ESME_RTHROTTLED)  1").containsPattern("Accepted +999\n");
    }

    private int load(Fault fault) throws IOException {
        try (FaultySmsc server = new FaultySmsc(fault)) {
            return line.load(
                    server.port(),
                    "--sessions=2",
                    "--window=5",
                    "--warmup=0s",
                    "--count=1000",
                    "--receipts",
                    "--receipt-wait=1s",
                    "--drain=1s",
                    "--progress=none");
        }
    }
}
