package io.needletail.app.simulation;

import io.needletail.api.account.LongMessageTerms;
import io.needletail.api.journal.Durability;
import io.needletail.api.pdu.CommandStatus;
import io.needletail.api.text.PartForm;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/**
 * One ESME that sends long messages in parts, in any order, some twice, some never, and processes that crash around one shard that
 * joins them. What was answered must come out at the handset, as a whole or as a part, and no receipt may be missing or be
 * somebody else's.
 */
final class JoinWorld {
    private static final int TIMEOUT_MILLIS = 20_000;
    private static final int REFERENCES = 200;

    /** A part on its way; sent until it is answered. */
    private record Part(int message, int number, int total, int reference, String text) {}

    private final Dice dice;
    private final World disk;
    private final Random order;
    private final LongMessageTerms terms;
    private final SimulatedClock clock;
    private final ArrayDeque<Part> unsent = new ArrayDeque<>();
    private final Map<Integer, Part> onTheWire = new HashMap<>();
    private final Map<Long, Part> answered = new HashMap<>();
    private final Map<Integer, String> wholes = new HashMap<>();
    private final List<PartShard.Delivered> delivered = new ArrayList<>();
    private final Set<Long> receipts = new HashSet<>();
    private final long[] lastSent = new long[REFERENCES];
    private final boolean perPart;
    private int messages;
    private int sequence;
    private int lives;
    private int crashes;
    private int joined;
    private int pieces;

    JoinWorld(long seed) {
        dice = new Dice(seed);
        order = new Random(seed);
        disk = new World(seed, Sabotage.NONE);
        clock = disk.clock();
        perPart = dice.chance(0.5);
        terms = new LongMessageTerms(
                LongMessageTerms.Policy.JOIN,
                PartForm.UDH8,
                perPart ? LongMessageTerms.Receipts.PART : LongMessageTerms.Receipts.MESSAGE,
                Duration.ofMillis(TIMEOUT_MILLIS),
                LongMessageTerms.Incomplete.FORWARD,
                dice.chance(0.2) ? 6 : 10_000);
    }

    int crashes() {
        return crashes;
    }

    int joined() {
        return joined;
    }

    int pieces() {
        return pieces;
    }

    /** @throws Violation if something is lost */
    void run(int mostCrashes) {
        while (crashes < mostCrashes) {
            disk.plan().begin();
            live(false);
        }
        disk.plan().never();
        live(true);
        check();
    }

    private void live(boolean last) {
        PartShard process = null;
        boolean powerLost = false;
        try {
            process = new PartShard(
                    clock,
                    new SimulatedStore(disk, new Faults(dice, false), ++lives),
                    disk.settings().durability(),
                    terms);
            for (int i = 0; last ? i < 20 || !unsent.isEmpty() : i < 400; i++) {
                step(process, last);
            }
            if (last) {
                process.turns(200, 500);
                if (process.shard.messages() > 0) {
                    throw new Violation(process.shard.messages() + " messages are left");
                }
            }
        } catch (Crash crash) {
            crashes++;
            powerLost = disk.settings().durability() == Durability.DISK && dice.chance(0.6);
        }
        if (process != null) {
            take(process);
        }
        onTheWire.values().forEach(unsent::add);
        onTheWire.clear();
        if (powerLost) {
            disk.disk().losePower();
        } else {
            disk.disk().endProcess();
        }
        clock.pass(dice.upTo(TIMEOUT_MILLIS));
    }

    private void step(PartShard process, boolean last) {
        if (!last && dice.chance(0.4) && isFree(messages % REFERENCES)) {
            begin();
        }
        int parts = dice.between(0, 4);
        for (int i = 0; i < parts && !unsent.isEmpty(); i++) {
            Part part = unsent.poll();
            onTheWire.put(++sequence, part);
            lastSent[part.reference] = clock.millis();
            int[] elements = {0, 3, part.reference, part.total, part.number};
            disk.plan().pass(CrashPoint.EVENT);
            process.submit(sequence, PartShard.pdu(1, elements, part.text));
        }
        process.turn(dice.chance(0.9) ? dice.between(0, 10) : dice.upTo(TIMEOUT_MILLIS));
        take(process);
        disk.plan().pass(CrashPoint.TURN_END);
    }

    /** A reference is used again only when nothing of the message before can be held any more. */
    private boolean isFree(int reference) {
        return clock.millis() - lastSent[reference] > TIMEOUT_MILLIS
                && unsent.stream().noneMatch(part -> part.reference == reference);
    }

    private void begin() {
        int total = dice.between(2, 5);
        int number = messages++;
        StringBuilder whole = new StringBuilder();
        List<Part> parts = new ArrayList<>();
        for (int i = 1; i <= total; i++) {
            String text = "m" + number + "p" + i + "x".repeat(dice.between(0, 120));
            whole.append(text);
            parts.add(new Part(number, i, total, number % REFERENCES, text));
            if (dice.chance(0.1)) {
                parts.add(parts.get(parts.size() - 1));
            }
        }
        wholes.put(number, whole.toString());
        Collections.shuffle(parts, order);
        if (dice.chance(0.15)) {
            parts.remove(0);
        }
        unsent.addAll(parts);
    }

    /** What a process has put out counts, whatever becomes of the process. */
    private void take(PartShard process) {
        for (PartShard.Answer answer : process.answers) {
            Part part = onTheWire.remove(answer.sequence());
            if (part == null) {
                throw new Violation("answered twice: " + answer);
            }
            if (answer.status() == CommandStatus.ROK) {
                answered.put(answer.id(), part);
            } else if (answer.status() != CommandStatus.RMSGQFUL) {
                throw new Violation("refused: " + answer);
            }
        }
        process.answers.clear();
        delivered.addAll(process.delivered);
        process.delivered.clear();
        receipts.addAll(process.receipts);
        process.receipts.clear();
    }

    private void check() {
        Set<String> texts = new HashSet<>();
        Set<Long> ids = new HashSet<>();
        for (PartShard.Delivered message : delivered) {
            ids.add(message.id());
            boolean piece = message.esmClass() != 0;
            String text = piece ? message.text().substring(6) : message.text();
            if (!piece && !wholes.containsValue(text)) {
                throw new Violation("a message nobody sent: " + text);
            }
            joined += piece ? 0 : 1;
            pieces += piece ? 1 : 0;
            texts.add(text);
        }
        answered.forEach((id, part) -> {
            if (!texts.contains(part.text) && !texts.contains(wholes.get(part.message))) {
                throw new Violation("part lost: id " + id + " " + part);
            }
            if ((perPart || ids.contains(id)) && !receipts.contains(id)) {
                throw new Violation("no receipt for id " + id + " " + part + ", per part " + perPart);
            }
        });
        for (long id : receipts) {
            if (!perPart && !ids.contains(id)) {
                throw new Violation("a receipt more than was delivered: id " + id + " " + answered.get(id));
            }
        }
    }
}
