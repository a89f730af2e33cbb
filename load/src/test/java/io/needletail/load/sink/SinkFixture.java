package io.needletail.load.sink;

import static org.awaitility.Awaitility.await;

import io.needletail.load.sink.account.SinkCount;
import io.needletail.load.sink.account.SinkFigures;
import io.needletail.load.sink.plan.AnswerPlan;
import io.needletail.load.sink.plan.Credentials;
import io.needletail.load.sink.plan.DeliverPlan;
import java.io.IOException;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A sink on a port of its own, closed after the test. */
final class SinkFixture implements AfterEachCallback {
    private @Nullable SmscSink sink;

    void start(AnswerPlan answers, DeliverPlan delivers) throws IOException {
        start(Credentials.any(), answers, delivers);
    }

    void start(Credentials credentials, AnswerPlan answers, DeliverPlan delivers) throws IOException {
        start(new SinkConfig("127.0.0.1", 0, Optional.empty(), credentials, answers, delivers, 1, null));
    }

    void start(SinkConfig config) throws IOException {
        sink = SmscSink.start(config);
    }

    int port() {
        return running().port();
    }

    SinkFigures figures() {
        return running().figures();
    }

    long count(SinkCount count) {
        return figures().get(count);
    }

    void awaitCount(SinkCount count, long value) {
        await().atMost(Duration.ofSeconds(10)).until(() -> count(count) == value);
    }

    void stop() throws IOException {
        if (sink != null) {
            sink.close();
            sink = null;
        }
    }

    @Override
    public void afterEach(ExtensionContext context) throws IOException {
        stop();
    }

    private SmscSink running() {
        return Objects.requireNonNull(sink);
    }
}
