package io.needletail.core.session;

import io.needletail.api.time.Clock;
import io.netty.util.concurrent.EventExecutor;

/** What the classes of one event loop share. */
record LoopParts(
        EventExecutor loop,
        Clock clock,
        LoopMetrics metrics,
        SessionTable sessions,
        AnswerBudget budget,
        Admission admission,
        ShardBatch batch,
        SessionAnnouncer announcer,
        ConnectionCloser closer) {}
