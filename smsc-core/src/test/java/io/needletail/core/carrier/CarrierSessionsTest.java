package io.needletail.core.carrier;

import static org.assertj.core.api.Assertions.assertThat;

import io.needletail.api.route.Lane;
import io.needletail.api.route.RouteQuery;
import io.needletail.core.pipeline.ShardEvent;
import io.needletail.core.table.MessageTable;
import org.junit.jupiter.api.Test;

/** Sessions of a carrier: windows, the room kept for the urgent, sessions that stop answering. */
class CarrierSessionsTest {
    private final MessageTable table = new MessageTable(0);
    private final Carrier carrier = new Carrier(0, CarrierConfig.usual("acme"), table, 1, 0);
    private long id = 1;

    @Test
    void shouldBeUpWithASessionThatMaySubmit() {
        assertThat(carrier.isUp()).isFalse();
        carrier.bind(session(1, 10, RouteQuery.RECEIVER));
        assertThat(carrier.isUp()).isFalse();
        LinkSession transmitter = carrier.bind(session(2, 10, RouteQuery.TRANSMITTER));
        assertThat(carrier.isUp()).isTrue();
        assertThat(carrier.hasTurned()).isTrue();
        assertThat(carrier.hasTurned()).isFalse();

        carrier.unbind(transmitter);
        assertThat(carrier.hasTurned()).isTrue();
        assertThat(carrier.isUp()).isFalse();
    }

    @Test
    void shouldKeepTheLastPlaceOfAWindowForTheUrgent() {
        LinkSession session = carrier.bind(session(1, 10, RouteQuery.TRANSCEIVER));
        for (int i = 0; i < 12; i++) {
            add(Lane.BULK);
        }
        int sent = 0;
        for (Lane lane = carrier.ready(0); lane != null; lane = carrier.ready(0)) {
            send(lane);
            sent++;
        }
        assertThat(sent).isEqualTo(9);

        add(Lane.URGENT);
        assertThat(carrier.ready(0)).isEqualTo(Lane.URGENT);
        send(Lane.URGENT);
        add(Lane.URGENT);
        assertThat(carrier.ready(0)).isNull();
        assertThat(session.window.inFlight()).isEqualTo(10);
    }

    @Test
    void shouldTryASessionThatDoesNotAnswerWithOneMessageAtATime() {
        LinkSession session = stalled();
        assertThat(carrier.isUp()).isFalse();

        add(Lane.NORMAL);
        add(Lane.NORMAL);
        send(carrier.ready(0));
        assertThat(carrier.ready(0)).isNull();

        session.onAnswer();
        assertThat(carrier.isUp()).isTrue();
        assertThat(carrier.ready(0)).isEqualTo(Lane.NORMAL);
    }

    @Test
    void shouldAskForOneMessageNowAndThenWhenASessionHasStoppedAnswering() {
        LinkSession session = stalled();
        assertThat(carrier.wantsTrial(1_000)).isFalse();
        assertThat(carrier.wantsTrial(16_000)).isTrue();

        add(Lane.NORMAL);
        assertThat(carrier.wantsTrial(16_000)).as("one is there already").isFalse();
        send(carrier.ready(0));
        assertThat(carrier.wantsTrial(16_000)).isFalse();
        carrier.onReturned();
        session.onTimeout(26_000);
        assertThat(carrier.wantsTrial(27_000)).isFalse();
    }

    @Test
    void shouldUseItsSessionsInTurn() {
        LinkSession one = carrier.bind(session(1, 10, RouteQuery.TRANSCEIVER));
        LinkSession two = carrier.bind(session(2, 10, RouteQuery.TRANSCEIVER));
        for (int i = 0; i < 6; i++) {
            add(Lane.NORMAL);
            send(carrier.ready(0));
        }

        assertThat(one.window.inFlight()).isEqualTo(3);
        assertThat(two.window.inFlight()).isEqualTo(3);
        assertThat(carrier.pending()).isEqualTo(6);
    }

    private LinkSession stalled() {
        LinkSession session = carrier.bind(session(1, 10, RouteQuery.TRANSCEIVER));
        for (int i = 0; i < 3; i++) {
            session.onTimeout(i);
        }
        return session;
    }

    private void add(Lane lane) {
        carrier.lanes().add(table.insert(id++), lane);
    }

    private void send(Lane lane) {
        int entry = carrier.lanes().first(lane);
        carrier.session(lane).window.take(entry, 0);
        carrier.lanes().remove(entry, lane);
        carrier.onSent(lane, 0);
    }

    private static ShardEvent session(int number, int window, int bind) {
        ShardEvent event = new ShardEvent();
        event.session = number;
        event.window = window;
        event.bind = bind;
        event.version = 0x34;
        return event;
    }
}
