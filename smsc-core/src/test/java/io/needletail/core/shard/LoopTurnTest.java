package io.needletail.core.shard;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.DefaultEventLoop;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LoopTurnTest {
    private final DefaultEventLoop loop = new DefaultEventLoop();

    @AfterEach
    void close() {
        loop.shutdownGracefully(0, 1, TimeUnit.SECONDS).awaitUninterruptibly();
    }

    @Test
    void shouldTakeOneTurnForAllThatWasPublishedBeforeIt() throws InterruptedException {
        List<String> order = new ArrayList<>();
        CountDownLatch done = new CountDownLatch(1);
        LoopTurn turn = new LoopTurn(loop, () -> {
            order.add("turn");
            return false;
        });
        loop.execute(() -> {
            turn.ask();
            turn.ask();
            order.add("read");
            loop.execute(() -> {
                turn.ask();
                loop.execute(done::countDown);
            });
        });

        assertThat(done.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(order).containsExactly("read", "turn", "turn");
    }

    @Test
    void shouldComeBackWhenTurnIsDueAtOnceButLetOthersGoFirst() throws InterruptedException {
        List<String> order = new ArrayList<>();
        CountDownLatch done = new CountDownLatch(2);
        LoopTurn turn = new LoopTurn(loop, () -> {
            order.add("turn");
            done.countDown();
            return order.size() == 1;
        });
        loop.execute(() -> {
            turn.ask();
            loop.execute(() -> order.add("other"));
        });

        assertThat(done.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(order).containsExactly("turn", "other", "turn");
    }
}
