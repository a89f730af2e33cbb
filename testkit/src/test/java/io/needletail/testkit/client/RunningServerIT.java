package io.needletail.testkit.client;

import static org.assertj.core.api.Assertions.assertThatCode;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** The client checks against a server that runs already: {@code -Dcheck.port=2775}, and others of {@code check.*}. */
@EnabledIfSystemProperty(named = "check.port", matches = "\\d+")
class RunningServerIT {

    @Test
    void shouldServeJsmpp() {
        assertThatCode(() -> run(new JsmppClientCheck())).doesNotThrowAnyException();
    }

    @Test
    void shouldServeCloudhopper() {
        assertThatCode(() -> run(new CloudhopperClientCheck())).doesNotThrowAnyException();
    }

    private static void run(ClientCheck check) throws Exception {
        check.run(
                System.getProperty("check.host", "127.0.0.1"),
                Integer.getInteger("check.port"),
                System.getProperty("check.systemId", "load"),
                System.getProperty("check.password", "load"));
    }
}
