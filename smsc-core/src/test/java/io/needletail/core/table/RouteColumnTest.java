package io.needletail.core.table;

import static org.assertj.core.api.Assertions.assertThat;

import io.needletail.api.route.Lane;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What the table knows of a message's way: fields of one int, and the carrier's id beside it. */
class RouteColumnTest {
    private final MessageTable table = new MessageTable(0);

    @Test
    void shouldKeepDestinationLaneTriedLeavesAndEditsApart() {
        Random random = new Random(1);
        int entry = table.insert(1);
        int destination = MessageTable.NO_DESTINATION;
        Lane lane = Lane.URGENT;
        int tried = 0;
        boolean edited = false;
        for (int i = 0; i < 10_000; i++) {
            switch (random.nextInt(4)) {
                case 0 -> table.destination(entry, destination = random.nextInt(8_192) - 1);
                case 1 -> table.lane(entry, lane = Lane.of(random.nextInt(4)));
                case 2 -> table.tried(entry, tried = random.nextInt(1 << 16));
                default -> table.edited(entry, edited = random.nextBoolean());
            }
            assertThat(table.destination(entry)).isEqualTo(destination);
            assertThat(table.lane(entry)).isEqualTo(lane);
            assertThat(table.tried(entry)).isEqualTo(tried);
            assertThat(table.isEdited(entry)).isEqualTo(edited);
        }
    }

    @Test
    void shouldHaveNoDestinationForANumberWithoutRoom() {
        int entry = table.insert(1);
        table.destination(entry, 8_190);
        assertThat(table.destination(entry)).isEqualTo(8_190);
        table.destination(entry, 8_191);
        assertThat(table.destination(entry)).isEqualTo(MessageTable.NO_DESTINATION);
        table.destination(entry, 1 << 20);
        assertThat(table.destination(entry)).isEqualTo(MessageTable.NO_DESTINATION);
    }

    @Test
    void shouldForgetTheWayOfTheMessageBefore() {
        int entry = table.insert(1);
        table.destination(entry, 5);
        table.lane(entry, Lane.BULK);
        table.tried(entry, 0xFFFF);
        table.edited(entry, true);
        table.remove(entry);

        assertThat(table.insert(2)).isEqualTo(entry);
        assertThat(table.destination(entry)).isEqualTo(MessageTable.NO_DESTINATION);
        assertThat(table.lane(entry)).isEqualTo(Lane.URGENT);
        assertThat(table.tried(entry)).isZero();
        assertThat(table.isEdited(entry)).isFalse();
    }

    @Test
    void shouldHaveNoCarriersIdUntilOneIsSet() {
        int entry = table.insert(1);
        table.upstream(entry, 0);
        assertThat(table.upstream(entry)).isZero();
        table.upstream(entry, -7);
        assertThat(table.upstream(entry)).isEqualTo(-7);
        assertThat(table.upstream(table.insert(2))).isZero();
    }
}
