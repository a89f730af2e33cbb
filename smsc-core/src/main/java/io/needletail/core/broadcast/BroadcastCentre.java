package io.needletail.core.broadcast;

import io.needletail.api.journal.JournalException;
import io.needletail.api.pdu.CommandId;
import io.needletail.api.pdu.CommandStatus;
import io.needletail.api.time.Clock;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Knows every broadcast, and answers about them on a thread of its own, {@code smsc-broadcast}, because the file is written before
 * an answer is given. Bounded: what is beyond the queue is turned away. Any thread may call {@link #tryAnswer}.
 */
public final class BroadcastCentre implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(BroadcastCentre.class);
    private static final int QUEUE_LENGTH = 1_000;
    private static final long IDLE_SECONDS = 30;
    private static final long CLOSE_SECONDS = 5;

    /**
     * A request on its way.
     *
     * @param parser has read it without a fault
     * @param systemId of the account that asks
     */
    public record Question(BroadcastParser parser, int sequence, String systemId) {}

    private final BroadcastConfig config;
    private final Clock clock;
    private final BroadcastLog log;
    private final AreaModel areas;
    private final Map<Long, Broadcast> broadcasts;
    private final ThreadPoolExecutor thread;
    private long highest;

    private BroadcastCentre(BroadcastConfig config, Clock clock, BroadcastLog log) {
        this.config = config;
        this.clock = clock;
        this.log = log;
        this.areas = new AreaModel(config.areas());
        this.broadcasts = new TreeMap<>(log.found());
        this.highest = log.highest();
        this.thread = new ThreadPoolExecutor(
                1, 1, IDLE_SECONDS, TimeUnit.SECONDS, new ArrayBlockingQueue<>(QUEUE_LENGTH), task -> {
                    Thread made = new Thread(task, "smsc-broadcast");
                    made.setDaemon(true);
                    return made;
                });
        thread.allowCoreThreadTimeOut(true);
    }

    /**
     * Takes up what the file knows.
     *
     * @throws JournalException if it cannot be read or written
     */
    public static BroadcastCentre open(Path file, BroadcastConfig config, Clock clock) {
        BroadcastLog log = new BroadcastLog(config.forced());
        log.open(file, clock.millis() - config.keepMillis());
        return new BroadcastCentre(config, clock, log);
    }

    /** Without a file: for tests and small embeddings. */
    public static BroadcastCentre inMemory(Clock clock) {
        return new BroadcastCentre(BroadcastConfig.usual(), clock, new BroadcastLog(false));
    }

    /**
     * Answers a request, and hands the response to {@code onResponse} in {@code loop}.
     *
     * @return false when too many are waiting; there will be no response then
     */
    public boolean tryAnswer(Question question, Executor loop, Consumer<byte[]> onResponse) {
        try {
            thread.execute(() -> {
                byte[] response = answer(question);
                try {
                    loop.execute(() -> onResponse.accept(response));
                } catch (RejectedExecutionException e) {
                    LOG.debug("An answer about a broadcast came after the event loop had stopped");
                }
            });
            return true;
        } catch (RejectedExecutionException e) {
            return false;
        }
    }

    @Override
    public void close() {
        thread.shutdown();
        try {
            if (!thread.awaitTermination(CLOSE_SECONDS, TimeUnit.SECONDS)) {
                LOG.warn("smsc-broadcast is still at work");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        log.close();
    }

    private byte[] answer(Question question) {
        BroadcastRequest request = Objects.requireNonNull(question.parser().request(), "a request with a fault");
        try {
            return switch (request.commandId()) {
                case CommandId.BROADCAST_SM -> submit(question, request);
                case CommandId.QUERY_BROADCAST_SM -> query(question, request);
                default -> cancel(question, request);
            };
        } catch (JournalException e) {
            LOG.error("{}", e.getMessage());
        } catch (RuntimeException e) {
            LOG.error("A request about a broadcast failed", e);
        }
        return refusal(question, request, CommandStatus.RSYSERR);
    }

    private byte[] submit(Question question, BroadcastRequest request) {
        long now = clock.millis();
        BroadcastPlan plan = BroadcastPlan.of(request, config, now);
        List<AreaOutcome> failed = areas.outcomes(request).stream()
                .filter(area -> area.status() != CommandStatus.ROK)
                .toList();
        Broadcast replaced = request.replaces() ? toReplace(question, request, now) : null;
        int status = plan.status();
        if (status == CommandStatus.ROK && failed.size() == request.areas().size()) {
            boolean unknown = failed.get(0).status() == CommandStatus.RINVBCASTALIAS_NAME;
            status = unknown ? CommandStatus.RINVBCASTALIAS_NAME : CommandStatus.RBCASTFAIL;
        } else if (status == CommandStatus.ROK && replaced == null) {
            status = request.replaces() && !request.messageId().isEmpty()
                    ? CommandStatus.RINVMSGID
                    : hasRoom(now) ? CommandStatus.ROK : CommandStatus.RMSGQFUL;
        }
        if (status != CommandStatus.ROK) {
            return refusal(question, request, status);
        }
        Broadcast made = new Broadcast(
                replaced == null ? highest + 1 : replaced.number(),
                question.systemId(),
                request,
                plan.startMillis(),
                plan.count(),
                plan.isCut(),
                plan.endMillis(),
                Broadcast.NEVER);
        log.accepted(made, question.parser().pdu());
        highest = Math.max(highest, made.number());
        broadcasts.put(made.number(), made);
        return BroadcastResponse.accepted(made, failed, question.sequence());
    }

    /** The newest that goes on, of the same source and service_type, with the id if one is given; or null. */
    private @Nullable Broadcast toReplace(Question question, BroadcastRequest request, long now) {
        Broadcast newest = null;
        for (Broadcast each : broadcasts.values()) {
            boolean same = request.messageId().isEmpty()
                    ? each.request().serviceType().equals(request.serviceType())
                            && each.request().contentType() == request.contentType()
                    : each.messageId().equals(request.messageId());
            if (same && isTheirs(each, question, request) && !each.state(now).isFinal()) {
                newest = each;
            }
        }
        return newest;
    }

    private byte[] query(Question question, BroadcastRequest request) {
        Broadcast found = find(question, request);
        if (found == null) {
            return refusal(question, request, CommandStatus.RINVMSGID);
        }
        return BroadcastResponse.state(
                found, areas.outcomes(found.request()), clock.millis(), request.userReference(), question.sequence());
    }

    private byte[] cancel(Question question, BroadcastRequest request) {
        long now = clock.millis();
        List<Broadcast> meant;
        if (request.messageId().isEmpty()) {
            meant = broadcasts.values().stream()
                    .filter(each -> isTheirs(each, question, request) && isOfGroup(each, request))
                    .toList();
        } else {
            Broadcast found = find(question, request);
            if (found == null) {
                return refusal(question, request, CommandStatus.RINVMSGID);
            }
            meant = List.of(found);
        }
        int status = CommandStatus.RBCASTCANCELFAIL;
        for (Broadcast each : meant) {
            if (!each.state(now).isFinal()) {
                Broadcast cancelled = each.cancelled(now);
                log.cancelled(cancelled);
                broadcasts.put(each.number(), cancelled);
                status = CommandStatus.ROK;
            }
        }
        return refusal(question, request, status);
    }

    private static boolean isOfGroup(Broadcast each, BroadcastRequest request) {
        return (request.serviceType().isEmpty()
                        || request.serviceType().equals(each.request().serviceType()))
                && (request.contentType() == BroadcastRequest.NONE
                        || request.contentType() == each.request().contentType());
    }

    private @Nullable Broadcast find(Question question, BroadcastRequest request) {
        return broadcasts.values().stream()
                .filter(each -> each.messageId().equals(request.messageId()) && isTheirs(each, question, request))
                .findFirst()
                .orElse(null);
    }

    private static boolean isTheirs(Broadcast broadcast, Question question, BroadcastRequest request) {
        return broadcast.systemId().equals(question.systemId())
                && request.source().fits(broadcast.request().source());
    }

    private boolean hasRoom(long now) {
        if (broadcasts.size() >= config.mostBroadcasts()) {
            broadcasts.values().removeIf(each -> each.finalMillis() < now - config.keepMillis());
        }
        return broadcasts.size() < config.mostBroadcasts();
    }

    private static byte[] refusal(Question question, BroadcastRequest request, int status) {
        return BroadcastResponse.header(request.commandId(), status, question.sequence());
    }
}
