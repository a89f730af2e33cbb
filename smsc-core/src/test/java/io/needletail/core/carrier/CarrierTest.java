package io.needletail.core.carrier;

import static org.assertj.core.api.Assertions.assertThat;

import io.needletail.api.route.Lane;
import io.needletail.api.route.RouteQuery;
import io.needletail.core.pipeline.ShardEvent;
import io.needletail.core.table.MessageTable;
import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CarrierTest {
    private static final long SECOND = 1_000_000_000L;
    private static final int RATE = 100;
    private static final int BURST = 10;

    private final MessageTable table = new MessageTable(0);
    private final Carrier carrier = new Carrier(
            1,
            new CarrierConfig(
                    "carrier",
                    new CarrierConfig.Pace(RATE, BURST, 1, 1, 50),
                    CarrierConfig.Outcomes.usual(),
                    CarrierDialect.usual()),
            table,
            1,
            0);
    private final Map<Lane, Integer> sent = new EnumMap<>(Lane.class);
    private long ids;

    CarrierTest() {
        ShardEvent bound = new ShardEvent();
        bound.bind = RouteQuery.TRANSCEIVER;
        bound.window = 1_000;
        carrier.bind(bound);
    }

    @Test
    void shouldSendAFewOfAPassedOverLaneThoughUrgentMessagesAloneExceedThePace() {
        queue(Lane.URGENT, 1_000);
        queue(Lane.BULK, 100);

        sendFor(5 * SECOND);

        assertThat(sent.get(Lane.BULK)).isBetween(10, 20);
        assertThat(sent.get(Lane.URGENT)).isGreaterThan(480);
    }

    @Test
    void shouldKeepTheLastTokensForAnUrgentMessage() {
        queue(Lane.BULK, 100);
        sendFor(0);
        queue(Lane.URGENT, 1);

        assertThat(carrier.ready(0)).isEqualTo(Lane.URGENT);
        assertThat(sent.get(Lane.BULK)).isLessThan(BURST);
    }

    @Test
    void shouldNotLetAPassedOverLaneWaitForeverForPlacesOfTheWindow() {
        ShardEvent narrow = new ShardEvent();
        narrow.bind = RouteQuery.TRANSCEIVER;
        narrow.window = 4;
        Carrier unlimited = new Carrier(2, CarrierConfig.usual("other"), table, 1, 0);
        LinkSession session = unlimited.bind(narrow);
        queue(unlimited, Lane.URGENT, 200);
        queue(unlimited, Lane.BULK, 10);
        for (int places = session.window.size(); places > 1; places--) {
            session.window.take(0, 0);
        }

        // One place is free, again and again, and it is the one that is kept for the urgent.
        int bulk = 0;
        for (int i = 0; i < 100; i++) {
            Lane lane = unlimited.ready(0);
            assertThat(lane).isNotNull();
            assertThat(unlimited.session(lane)).isSameAs(session);
            unlimited.lanes().remove(unlimited.lanes().first(lane), lane);
            unlimited.onSent(lane, 0);
            bulk += lane == Lane.BULK ? 1 : 0;
        }

        assertThat(bulk).isBetween(2, 4);
    }

    private void sendFor(long nanos) {
        long now = 0;
        while (now <= nanos) {
            Lane lane = carrier.ready(now);
            if (lane == null) {
                now += Math.max(1, carrier.nanosUntilReady(now));
                continue;
            }
            carrier.lanes().remove(carrier.lanes().first(lane), lane);
            carrier.onSent(lane, now);
            sent.merge(lane, 1, Integer::sum);
        }
    }

    private void queue(Lane lane, int count) {
        queue(carrier, lane, count);
    }

    private void queue(Carrier to, Lane lane, int count) {
        for (int i = 0; i < count; i++) {
            to.lanes().add(table.insert(++ids), lane);
        }
    }
}
