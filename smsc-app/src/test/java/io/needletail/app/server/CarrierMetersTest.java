package io.needletail.app.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.needletail.api.route.Lane;
import io.needletail.app.metric.SmscMeters;
import io.needletail.core.carrier.Carrier;
import io.needletail.core.carrier.CarrierConfig;
import io.needletail.core.carrier.CarrierMetrics;
import io.needletail.core.table.MessageTable;
import java.util.List;
import org.junit.jupiter.api.Test;

class CarrierMetersTest {
    private final CarrierMetrics first = metrics(0);
    private final CarrierMetrics second = metrics(1);

    private static CarrierMetrics metrics(int shard) {
        return new Carrier(0, CarrierConfig.usual("carrier-a"), new MessageTable(0), 2, shard).metrics();
    }

    @Test
    void shouldShowAllShardsOfACarrierAsOne() {
        first.queued(Lane.BULK).add(3);
        second.queued(Lane.BULK).add(4);
        second.queued(Lane.URGENT).add(1);
        first.sent.add(10);
        second.sent.add(5);
        first.strayReceipts.increment();
        second.timeouts.add(2);
        first.sessions.add(2);
        second.sessions.add(2);
        first.rate.add(100);
        second.rate.add(80);
        first.answerMicros.recordValue(3000);
        second.answerMicros.recordValue(4000);

        try (SmscMeters meters = new SmscMeters()) {
            new CarrierMeters(meters, "carrier-a", List.of(first, second)).bind();
            assertThat(meters.scrape())
                    .contains("smsc_carrier_queued{carrier=\"carrier-a\",lane=\"bulk\"} 7.0")
                    .contains("smsc_carrier_queued{carrier=\"carrier-a\",lane=\"urgent\"} 1.0")
                    .contains("smsc_carrier_submits_total{carrier=\"carrier-a\"} 15.0")
                    .contains("smsc_carrier_receipts_total{carrier=\"carrier-a\",kind=\"stray\"} 1.0")
                    .contains("smsc_carrier_outcomes_total{carrier=\"carrier-a\",outcome=\"timed_out\"} 2.0")
                    .contains("smsc_carrier_sessions{carrier=\"carrier-a\"} 2.0")
                    .contains("smsc_carrier_rate{carrier=\"carrier-a\"} 90.0")
                    .contains("smsc_carrier_answer_seconds_count{carrier=\"carrier-a\"} 2");
        }
    }
}
