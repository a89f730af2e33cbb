package io.needletail.core.carrier;

import static org.assertj.core.api.Assertions.assertThat;

import io.needletail.api.route.Lane;
import io.needletail.core.table.MessageTable;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LanesTest {
    private final MessageTable table = new MessageTable(0);
    private final Lanes lanes = new Lanes(table);
    private long id = 1;

    @Test
    void shouldServeTheMoreUrgentLaneFirst() {
        for (Lane lane : new Lane[] {Lane.BULK, Lane.NORMAL, Lane.URGENT, Lane.HIGH, Lane.URGENT}) {
            add(lane);
        }

        assertThat(served(5)).containsExactly(Lane.URGENT, Lane.URGENT, Lane.HIGH, Lane.NORMAL, Lane.BULK);
        assertThat(lanes.next()).isNull();
    }

    @Test
    void shouldServeALaneOnceThatWasPassedOverTooOften() {
        for (int i = 0; i < 200; i++) {
            add(Lane.URGENT);
        }
        for (int i = 0; i < 10; i++) {
            add(Lane.BULK);
        }

        List<Lane> order = served(132);
        assertThat(order.indexOf(Lane.BULK)).isEqualTo(32);
        assertThat(order.stream().filter(lane -> lane == Lane.BULK)).hasSize(4);
    }

    @Test
    void shouldStarveNoLaneWhenAllAreFull() {
        for (int i = 0; i < 400; i++) {
            for (Lane lane : Lane.values()) {
                add(lane);
            }
        }

        List<Lane> order = served(400);
        for (Lane lane : Lane.values()) {
            assertThat(order.stream().filter(each -> each == lane).count())
                    .as("%s", lane)
                    .isGreaterThanOrEqualTo(10);
        }
        assertThat(order.stream().filter(lane -> lane == Lane.URGENT).count()).isGreaterThan(350);
    }

    @Test
    void shouldKeepTheOrderWithinALane() {
        int first = add(Lane.NORMAL);
        int second = add(Lane.NORMAL);
        int refused = table.insert(id++);
        lanes.giveBack(refused, Lane.NORMAL);

        assertThat(lanes.first(Lane.NORMAL)).isEqualTo(refused);
        assertThat(lanes.after(refused, Lane.NORMAL)).isEqualTo(first);
        lanes.remove(first, Lane.NORMAL);
        assertThat(lanes.after(refused, Lane.NORMAL)).isEqualTo(second);
        assertThat(lanes.size()).isEqualTo(2);
        assertThat(lanes.size(Lane.NORMAL)).isEqualTo(2);
    }

    @Test
    void shouldKeepTheOrderOfWhatComesBack() {
        int waiting = add(Lane.NORMAL);
        List<Integer> refused = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            refused.add(table.insert(id++));
            lanes.giveBack(refused.get(i), Lane.NORMAL);
        }
        lanes.remove(refused.get(0), Lane.NORMAL);
        lanes.remove(refused.get(3), Lane.NORMAL);
        int later = table.insert(id++);
        lanes.giveBack(later, Lane.NORMAL);

        List<Integer> order = new ArrayList<>();
        for (int entry = lanes.first(Lane.NORMAL);
                entry != MessageTable.NONE;
                entry = lanes.after(entry, Lane.NORMAL)) {
            order.add(entry);
        }
        assertThat(order).containsExactly(refused.get(1), refused.get(2), later, waiting);
    }

    private int add(Lane lane) {
        int entry = table.insert(id++);
        lanes.add(entry, lane);
        return entry;
    }

    private List<Lane> served(int count) {
        List<Lane> order = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Lane lane = lanes.next();
            lanes.remove(lanes.first(lane), lane);
            lanes.served(lane);
            order.add(lane);
        }
        return order;
    }
}
