package io.needletail.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.needletail.api.journal.JournalException;
import io.needletail.testkit.client.CloudhopperClientCheck;
import io.needletail.testkit.client.JsmppClientCheck;
import io.needletail.testkit.client.RawSmppClient;
import io.needletail.testkit.client.Receipt;
import java.nio.file.Path;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedSmscIT {
    @Test
    void shouldFailExactlyTheNumbersItIsTold() throws Exception {
        Recorder recorder = new Recorder();
        try (EmbeddedSmsc smsc = EmbeddedSmsc.start(
                        "handset.scenarios=[{prefix=\"4477\",outcome=rejected},{prefix=\"4478\",outcome=unknown}]");
                RawSmppClient client = new RawSmppClient(smsc.port(), "any", "any", 10, recorder)) {
            client.submit("447700900001", "one");
            client.submit("447800900001", "two");
            client.submit("447900900001", "three");
            await().until(() -> recorder.receipts.size() == 3);
            assertThat(recorder.receipts.stream().map(Receipt::stat))
                    .containsExactlyInAnyOrder("REJECTD", "UNKNOWN", "DELIVRD");
        }
    }

    @Test
    void shouldServeJsmpp() {
        try (EmbeddedSmsc smsc = EmbeddedSmsc.start()) {
            assertThatCode(() -> new JsmppClientCheck().run("127.0.0.1", smsc.port(), "any", "any"))
                    .doesNotThrowAnyException();
        }
    }

    @Test
    void shouldServeCloudhopper() {
        try (EmbeddedSmsc smsc = EmbeddedSmsc.start()) {
            assertThatCode(() -> new CloudhopperClientCheck().run("127.0.0.1", smsc.port(), "any", "any"))
                    .doesNotThrowAnyException();
        }
    }

    @Test
    void shouldReportTheOutcomeThatWasAskedFor() throws Exception {
        Recorder recorder = new Recorder();
        try (EmbeddedSmsc smsc =
                        EmbeddedSmsc.start("handset.outcomes={delivered=0,undeliverable=100}", "handset.seed=7");
                RawSmppClient client = new RawSmppClient(smsc.port(), "any", "any", 10, recorder)) {
            client.submit("447700900001", "hello");
            await().until(() -> recorder.receipts.size() == 1);
            assertThat(recorder.receipts.peek().stat()).isEqualTo("UNDELIV");
            await().until(() -> smsc.liveMessages() == 0);
        }
    }

    @Test
    void shouldDeliverAfterARestartWhatWasAcceptedBefore(@TempDir Path data) throws Exception {
        Recorder before = new Recorder();
        Recorder after = new Recorder();
        try (EmbeddedSmsc smsc = EmbeddedSmsc.start("data.dir=" + data, "handset.delay.fixed=1h");
                RawSmppClient client = new RawSmppClient(smsc.port(), "shop", "any", 100, before)) {
            for (int i = 0; i < 100; i++) {
                client.submit("4477009" + i, "message " + i);
            }
            await().until(() -> before.ids.size() == 100);
            assertThat(before.receipts).isEmpty();
        }
        try (EmbeddedSmsc smsc = EmbeddedSmsc.start("data.dir=" + data);
                RawSmppClient client = new RawSmppClient(smsc.port(), "shop", "any", 100, after)) {
            await().until(() -> after.receipts.size() == 100);
            assertThat(after.receipts.stream().map(Receipt::id)).containsExactlyInAnyOrderElementsOf(before.ids);
            client.submit("44770090000", "one more");
            await().until(() -> after.ids.size() == 1);
            assertThat(before.ids).doesNotContain(after.ids.peek());
        }
    }

    @Test
    void shouldRefuseADirectoryThatAnotherServerUses(@TempDir Path data) {
        try (EmbeddedSmsc smsc = EmbeddedSmsc.start("data.dir=" + data)) {
            assertThatThrownBy(() -> EmbeddedSmsc.start("data.dir=" + data))
                    .isInstanceOf(JournalException.class)
                    .hasMessageContaining(data.toString());
            assertThat(smsc.liveMessages()).isZero();
        }
    }

    @Test
    void shouldNameEveryWrongSetting() {
        assertThatThrownBy(() -> EmbeddedSmsc.start("smpp.prot=1", "shard.count=0"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("smpp.prot")
                .hasMessageContaining("smpp.port")
                .hasMessageContaining("shard.count");
    }

    private static final class Recorder implements RawSmppClient.Listener {
        private final Queue<String> ids = new ConcurrentLinkedQueue<>();
        private final Queue<Receipt> receipts = new ConcurrentLinkedQueue<>();

        @Override
        public void answered(int status, String messageId) {
            ids.add(messageId);
        }

        @Override
        public void received(Receipt receipt) {
            receipts.add(receipt);
        }
    }
}
