package io.needletail.app.simulation;

import io.needletail.api.message.MessageState;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One operation on its way through a process: what the model saw when the shard saw it. */
final class Race {
    final Operation operation;
    /** interface_version of its session. */
    final int version;
    /** Highest id that any message had when the shard saw it. */
    long highestId;
    /** What a query must be told; null for nothing. */
    @Nullable
    MessageState expected;
    /** What may be told as well, because the wall clock is not to be trusted; or null. */
    @Nullable
    MessageState alternative;

    int expectedError;
    long expectedMillis;

    @Nullable
    Tracked asked;
    /** It may be answered that there is no such message. */
    boolean mayBeUnknown;
    /** Messages it has ended, or another one that was on its way at the same time. */
    final List<Tracked> ended = new ArrayList<>();
    /** At least one of them only it can have ended. */
    boolean endedAlone;
    /** What it has made of the message. */
    @Nullable
    Version made;
    /** Waiting messages a cancel_sm by addresses means, and how often each had been on its way before. */
    final Map<Tracked, Integer> meant = new HashMap<>();

    Race(Operation operation, int version) {
        this.operation = operation;
        this.version = version;
    }

    @Override
    public String toString() {
        return operation + " (expected " + expected + ", ended " + ended.size() + ", replaced " + (made != null) + ")";
    }
}
