package io.needletail.app.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.needletail.app.config.ShardsConfig.WaitStrategy;
import org.junit.jupiter.api.Test;

class ShardsConfigTest {
    @Test
    void shouldLeaveTurnsToEventLoopOnFewProcessorsOnly() {
        assertThat(WaitStrategy.AUTO.on(1)).isEqualTo(WaitStrategy.EVENT_LOOP);
        assertThat(WaitStrategy.AUTO.on(2)).isEqualTo(WaitStrategy.EVENT_LOOP);
        assertThat(WaitStrategy.AUTO.on(3)).isEqualTo(WaitStrategy.BLOCKING);
    }

    @Test
    void shouldKeepWhatIsConfigured() {
        assertThat(WaitStrategy.BLOCKING.on(1)).isEqualTo(WaitStrategy.BLOCKING);
        assertThat(WaitStrategy.EVENT_LOOP.on(64)).isEqualTo(WaitStrategy.EVENT_LOOP);
    }
}
