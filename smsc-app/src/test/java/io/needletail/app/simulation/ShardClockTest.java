package io.needletail.app.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.needletail.api.destination.Attempt;
import io.needletail.api.journal.Durability;
import io.needletail.api.journal.FactType;
import io.needletail.persistence.store.HeapBatchStore;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ShardClockTest {

    @Test
    void shouldDateAMessageWhenItComesAndNotWhenTheShardFellAsleep() {
        SimulatedClock clock = new SimulatedClock();
        SmallShard small = new SmallShard(clock, new HeapBatchStore(1 << 20), Durability.PROCESS, 1, Attempt::deliver);
        small.turns(1, 0);

        clock.pass(240);
        small.shard.beginTurn();
        small.submit(1, "", "");
        small.turns(1, 3);

        List<Long> accepted = new ArrayList<>();
        small.journal.scan(small.journal.currentFile(), 0, 10, (fact, address) -> {
            if (fact.type == FactType.ACCEPTED) {
                accepted.add(fact.timeMillis);
            }
        });
        assertThat(accepted).containsExactly(clock.millis() - 3);
    }
}
