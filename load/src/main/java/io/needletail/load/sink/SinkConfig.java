package io.needletail.load.sink;

import io.needletail.core.tls.TlsServerConfig;
import io.needletail.load.sink.plan.AnswerPlan;
import io.needletail.load.sink.plan.Credentials;
import io.needletail.load.sink.plan.DeliverPlan;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Everything a sink is started with.
 *
 * @param host address to listen on
 * @param port 0 for any
 * @param tls certificate and rules; empty for plain text
 * @param credentials who may bind
 * @param answers how messages are answered
 * @param delivers what is sent
 * @param seed of refusals and final states
 * @param messageLog file with a line for each message; none if null
 */
public record SinkConfig(
        String host,
        int port,
        Optional<TlsServerConfig> tls,
        Credentials credentials,
        AnswerPlan answers,
        DeliverPlan delivers,
        long seed,
        @Nullable Path messageLog) {}
