package io.needletail.benchmarks.run;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ExternalClientTest {
    private static final LoadRequest REQUEST =
            LoadRequest.closed(10, 50, new Messages(20, "4477", true)).during(3, 8);

    @Test
    void shouldLeaveTheRateBlankInAClosedLoop() {
        ExternalClient client = new ExternalClient("load {port} {sessions} {window} '{rate}' {receipts} {to}");

        assertThat(client.describe(REQUEST)).isEqualTo("load PORT 10 50 '' true 4477");
    }

    @Test
    void shouldNameTheRateOfAnOpenLoop() {
        assertThat(new ExternalClient("load {rate}").describe(REQUEST.atRate(500_000)))
                .isEqualTo("load 500000");
    }
}
