package io.needletail.testkit.race;

import static org.assertj.core.api.Assertions.assertThat;

import io.needletail.testkit.process.FreePort;
import io.needletail.testkit.process.Launch;
import io.needletail.testkit.process.SmscProcess;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Operations raced against delivery in the real process, which is killed with -9 in between. More rounds, another seed:
 * {@code -Drace.rounds=50 -Drace.seed=2}.
 */
class OperationRaceIT {
    private static final int ROUNDS = Integer.getInteger("race.rounds", 3);
    private static final long SEED = Long.getLong("race.seed", 1);
    private static final int ROUND_MILLIS = 1_000;
    private static final int WINDOW = 200;
    private static final long START_NANOS = TimeUnit.SECONDS.toNanos(60);
    private static final long DRAIN_NANOS = TimeUnit.SECONDS.toNanos(30);

    private final Random random = new Random(SEED);
    private final RaceLedger ledger = new RaceLedger();
    private int made;

    @Test
    void shouldGiveEachMessageOneFinalStateAndEachOperationAnAnswerConsistentWithIt(@TempDir Path directory)
            throws IOException, InterruptedException {
        int port = FreePort.find();
        for (int round = 0; round < ROUNDS; round++) {
            SmscProcess server = start(directory, port);
            try (RaceClient client = bind(server, port)) {
                race(client, ROUND_MILLIS / 2 + random.nextInt(ROUND_MILLIS));
                server.kill();
                client.awaitEnd();
            } finally {
                server.kill();
            }
        }
        settle(directory, port);

        System.out.println("operation races with kill -9, seed " + SEED + ": " + ledger.summary());
        assertThat(ledger.faults()).isEmpty();
        for (String what : List.of("cancelled", "cancelRefused", "replaced", "replaceRefused", "queries")) {
            assertThat(ledger.counted(what)).as(what).isGreaterThan(10);
        }
    }

    private void race(RaceClient client, int millis) {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
        List<RaceMessage> fresh = new ArrayList<>();
        while (System.nanoTime() < end && !client.isLost()) {
            for (int i = 0; i < 20 && client.unanswered() < WINDOW; i++) {
                submit(client, fresh);
                operate(client, fresh);
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(2));
        }
    }

    private void submit(RaceClient client, List<RaceMessage> fresh) {
        String text = "text " + ++made;
        client.send(sequence -> RacePdu.submit(sequence, text), response -> {
            ledger.check(status(response) == RaceLedger.OK, "a submit answered " + status(response));
            if (status(response) == RaceLedger.OK) {
                RaceMessage message = ledger.accepted(RacePdu.string(response, 16), text);
                synchronized (fresh) {
                    fresh.add(message);
                }
            }
        });
    }

    /** About one of the last few hundred messages; each is cancelled once at most, and replaced once at most. */
    private void operate(RaceClient client, List<RaceMessage> fresh) {
        RaceMessage message;
        synchronized (fresh) {
            if (fresh.isEmpty()) {
                return;
            }
            message = fresh.get(fresh.size() - 1 - random.nextInt(Math.min(500, fresh.size())));
        }
        int what = random.nextInt(3);
        if (what == 0) {
            query(client, message);
        } else if (what == 1 && mark(message, true)) {
            client.send(
                    sequence -> RacePdu.cancel(sequence, message.id),
                    response -> ledger.cancelled(message, status(response)));
        } else if (what == 2 && mark(message, false)) {
            client.send(
                    sequence -> RacePdu.replace(sequence, message.id, message.newText),
                    response -> ledger.replaced(message, status(response)));
        }
    }

    private boolean mark(RaceMessage message, boolean cancel) {
        synchronized (ledger) {
            int before = cancel ? message.cancelStatus : message.replaceStatus;
            if (before != RaceMessage.NOT_SENT) {
                return false;
            }
            if (cancel) {
                message.cancelStatus = RaceMessage.UNANSWERED;
            } else {
                message.replaceStatus = RaceMessage.UNANSWERED;
            }
            return true;
        }
    }

    private void query(RaceClient client, RaceMessage message) {
        boolean endKnown = ledger.isConcluded(message);
        client.send(sequence -> RacePdu.query(sequence, message.id), response -> {
            int dateAt = RacePdu.end(response, 16);
            int stateAt = RacePdu.end(response, dateAt);
            ledger.queried(message, endKnown, status(response), RacePdu.string(response, dateAt), response[stateAt]);
        });
    }

    /** The last start: nothing is submitted, every receipt has to come, and every end is asked for once more. */
    private void settle(Path directory, int port) throws IOException, InterruptedException {
        SmscProcess server = start(directory, port);
        try (RaceClient client = bind(server, port)) {
            long end = System.nanoTime() + DRAIN_NANOS;
            while (ledger.missing() > 0 && System.nanoTime() < end) {
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
            }
            for (RaceMessage message : ledger.messages()) {
                while (client.unanswered() >= WINDOW && !client.isLost()) {
                    LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
                }
                query(client, message);
            }
            while (client.unanswered() > 0 && System.nanoTime() < end) {
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
            }
            ledger.check(client.unanswered() == 0, client.unanswered() + " requests without an answer");
        } finally {
            server.kill();
        }
    }

    private static int status(byte[] response) {
        return ByteBuffer.wrap(response).getInt(8);
    }

    private RaceClient bind(SmscProcess server, int port) throws IOException {
        long end = System.nanoTime() + START_NANOS;
        while (true) {
            try {
                return new RaceClient(port, ledger);
            } catch (IOException e) {
                if (!server.isAlive() || System.nanoTime() > end) {
                    throw new IOException("server does not take binds\n" + server.logTail(), e);
                }
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
            }
        }
    }

    private static SmscProcess start(Path directory, int port) throws IOException {
        List<String> arguments = new ArrayList<>(List.of("start", "--profile", "loadtest"));
        for (String setting : List.of(
                "smpp.host=127.0.0.1",
                "smpp.port=" + port,
                "http.port=0",
                "data.dir=" + directory.resolve("data").toAbsolutePath(),
                "handset.delay.kind=uniform",
                "handset.delay.max=200ms",
                "handset.outcomes={delivered=70,undeliverable=20,absent=10}",
                "retry.schedule=[50ms,100ms]")) {
            arguments.addAll(List.of("--set", setting));
        }
        return SmscProcess.start(Launch.ofProperties("race"), arguments, directory.resolve("server.log"));
    }
}
