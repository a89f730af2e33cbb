package io.needletail.app.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.needletail.api.account.Account;
import io.needletail.api.account.AccountTerms;
import io.needletail.api.account.LongMessageTerms;
import io.needletail.api.destination.Attempt;
import io.needletail.api.journal.Durability;
import io.needletail.api.journal.JournalException;
import io.needletail.api.message.MessageState;
import io.needletail.api.pdu.CommandStatus;
import io.needletail.api.text.Concatenation;
import io.needletail.persistence.store.BatchStore;
import io.needletail.persistence.store.HeapBatchStore;
import java.lang.reflect.Proxy;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** submit_multi and split messages among plain ones, with a process that is killed again and again in the middle of a write. */
@ExtendWith(QuietLogs.class)
class FamilyCrashTest {
    private static final int WORLDS = 40;
    private static final int STEPS = 150;
    private static final MessageState[] ENDS = {
        MessageState.DELIVERED, MessageState.DELIVERED, MessageState.EXPIRED, MessageState.UNDELIVERABLE
    };

    @Test
    void shouldLoseNothingThatWasAnsweredAndKeepNoHalfOfWhatWasNot() {
        long seed = new SplittableRandom().nextLong();
        for (int i = 0; i < WORLDS; i++) {
            new World(seed + i).run();
        }
    }

    /** A request: whose messages are known by the destination, and the part. */
    private static final class Request {
        final Set<String> messages = new TreeSet<>();
        final boolean split;
        long id;

        Request(boolean split) {
            this.split = split;
        }
    }

    private static final class World {
        private final long seed;
        private final Dice dice;
        private final SimulatedClock clock = new SimulatedClock();
        private final BatchStore disk;
        private final List<Request> requests = new ArrayList<>();
        private final Map<Integer, Request> unanswered = new HashMap<>();
        private final Set<String> ended = new HashSet<>();
        private final Map<String, Set<String>> receipts = new HashMap<>();
        private SmallShard small;
        private boolean killed;
        private int acknowledged;
        private int answers;
        private int responses;

        World(long seed) {
            this.seed = seed;
            this.dice = new Dice(seed);
            this.disk = new HeapBatchStore(dice.between(3_000, 60_000));
            this.small = start();
        }

        void run() {
            for (int step = 0; step < STEPS; step++) {
                submit();
                small.turns(dice.between(0, 2), dice.between(0, 400));
                settle();
                if (dice.chance(0.1)) {
                    kill();
                }
            }
            for (int i = 0; i < 2_000 && small.shard.messages() > 0; i++) {
                small.turns(1, 500);
                settle();
            }
            assertThat(small.shard.messages()).as("seed %d", seed).isZero();
            requests.forEach(this::check);
        }

        private void check(Request request) {
            Set<String> lived = new TreeSet<>(request.messages);
            lived.retainAll(ended);
            if (request.id != 0 || !lived.isEmpty()) {
                assertThat(lived).as("seed %d, id %d", seed, request.id).isEqualTo(request.messages);
            }
            if (request.id != 0 && request.split) {
                String worst = request.messages.stream()
                        .map(World::end)
                        .max((one, other) -> Integer.compare(
                                Arrays.asList(ENDS).indexOf(one),
                                Arrays.asList(ENDS).indexOf(other)))
                        .orElseThrow()
                        .receiptWord();
                assertThat(receipts.get(idText(request)))
                        .as("seed %d, id %d", seed, request.id)
                        .containsExactly(worst);
            } else if (request.id != 0) {
                assertThat(receipts).as("seed %d", seed).containsKey(idText(request));
            }
        }

        private static String idText(Request request) {
            return String.format("%010d", request.id);
        }

        private void submit() {
            int kind = dice.between(0, 3);
            String first = "9" + (1_000 + requests.size());
            Request request = new Request(kind == 1);
            if (kind == 0) {
                String[] to = new String[dice.between(1, 6)];
                for (int i = 0; i < to.length; i++) {
                    to[i] = first + i;
                    request.messages.add(to[i] + "/0");
                }
                small.operate(MultiPdus.multi("", 1, dice.between(0, 150), to));
            } else {
                int parts = kind == 1 ? dice.between(2, 4) : 1;
                for (int part = 1; part <= parts; part++) {
                    request.messages.add(first + "/" + (parts == 1 ? 0 : part));
                }
                small.submitTo(first, parts == 1 ? 100 : 153 * parts);
            }
            requests.add(request);
            unanswered.put(small.sequence(), request);
        }

        /** Notes answers, answers receipts. */
        private void settle() {
            RecordingOutbox outbox = small.outboxes.get(0);
            for (; answers < outbox.answers.size(); answers++) {
                if (outbox.answers.get(answers) == CommandStatus.ROK) {
                    answered(outbox.sequences.get(answers), outbox.ids.get(answers));
                }
            }
            for (; responses < outbox.responses.size(); responses++) {
                byte[] pdu = outbox.responses.get(responses);
                if (MultiPdus.status(pdu) == CommandStatus.ROK) {
                    answered(ByteBuffer.wrap(pdu).getInt(12), MultiPdus.id(pdu));
                }
            }
            outbox.flush();
            for (; acknowledged < outbox.delivers.size() && dice.chance(0.9); acknowledged++) {
                byte[] deliver = outbox.delivers.get(acknowledged);
                String[] receipt = MultiPdus.receipt(deliver).split(" ");
                receipts.computeIfAbsent(receipt[1].substring(3), id -> new TreeSet<>())
                        .add(receipt[2]);
                small.acknowledge(deliver);
            }
        }

        private void answered(int sequence, String id) {
            unanswered.get(sequence).id = Long.parseLong(id);
        }

        /** The next write gets only a part of its octets to the disk; where the others would be are zeros. */
        private void kill() {
            killed = true;
            submit();
            small.turns(1, 1);
            settle();
            unanswered.clear();
            killed = false;
            small = start();
        }

        private SmallShard start() {
            acknowledged = 0;
            answers = 0;
            responses = 0;
            LongMessageTerms usual = LongMessageTerms.USUAL;
            LongMessageTerms split = new LongMessageTerms(
                    LongMessageTerms.Policy.SPLIT,
                    usual.form(),
                    usual.receipts(),
                    usual.joinTimeout(),
                    usual.incomplete(),
                    1);
            Account account = new Account("small", 0, 100, 10, 0, AccountTerms.USUAL.with(split));
            SmallShard started = new SmallShard(account, clock, store(), Durability.PROCESS, 1, this::handle);
            started.bind(0);
            return started;
        }

        private void handle(Attempt attempt) {
            String message =
                    attempt.message().destination() + "/" + Concatenation.number(Concatenation.of(attempt.message()));
            if (attempt.number() <= Math.floorMod(message.hashCode(), 3)) {
                attempt.retry(1);
                return;
            }
            ended.add(message);
            if (end(message) == MessageState.DELIVERED) {
                attempt.deliver();
            } else {
                attempt.fail(end(message), 7);
            }
        }

        /** In order of badness, a function of the message alone. */
        private static MessageState end(String message) {
            return ENDS[Math.floorMod(message.hashCode() * 31 >> 4, ENDS.length)];
        }

        private BatchStore store() {
            return (BatchStore) Proxy.newProxyInstance(
                    BatchStore.class.getClassLoader(),
                    new Class<?>[] {BatchStore.class},
                    (proxy, method, arguments) -> {
                        if (killed && method.getName().equals("write")) {
                            int length = dice.between(0, (int) arguments[1]) & ~3;
                            if (length > 0) {
                                byte[] front = Arrays.copyOf((byte[]) arguments[0], length);
                                disk.write(Arrays.copyOf(front, (int) arguments[1]), (int) arguments[1]);
                            }
                            throw new JournalException("killed");
                        }
                        return method.invoke(disk, arguments);
                    });
        }
    }
}
