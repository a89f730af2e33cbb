package io.needletail.app.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.needletail.app.account.AccountKeys;
import io.needletail.app.config.ConfigReference;
import io.needletail.app.metric.MetricReference;
import io.needletail.app.upstream.CarrierKeys;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The pages that come from code equal what the code says now. */
class GeneratedPagesTest {
    private static final Path DOCS = Path.of("..", "docs");

    @Test
    void shouldDescribeEveryConfigurationKey() throws IOException {
        check("configuration.md", ConfigReference.markdown(AccountKeys.TOPIC, CarrierKeys.TOPIC));
    }

    @Test
    void shouldDescribeEveryMetric() throws IOException {
        check("metrics.md", MetricReference.markdown());
    }

    private static void check(String page, String generated) throws IOException {
        Path file = DOCS.resolve(page);
        if (Boolean.getBoolean("needletail.regenerate")) {
            Files.writeString(file, generated);
        }
        assertThat(file)
                .as("regenerate with -Dneedletail.regenerate=true")
                .exists()
                .content()
                .isEqualTo(generated);
    }
}
