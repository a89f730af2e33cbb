package io.needletail.app.simulation;

import io.needletail.api.account.Account;
import io.needletail.api.message.IdSource;
import io.needletail.api.pdu.CommandStatus;
import io.needletail.api.pdu.MessageScanner;
import io.needletail.api.pdu.MessageView;
import io.needletail.api.route.RouteNames;
import io.needletail.core.account.AccountRegistry;
import io.needletail.core.pipeline.ShardEvent;
import io.needletail.core.shard.Shard;
import io.needletail.core.shard.ShardPorts;
import io.needletail.persistence.journal.BatchJournal;
import io.needletail.persistence.journal.BatchJournalBuilder;
import io.needletail.persistence.journal.JournalMetrics;
import io.needletail.persistence.journal.ManualSyncer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

/** One process: journal, shard and event loops, from recovery to its end, and the hand that turns them. */
final class Life {
    private static final int SALT = 0x5EED;
    private static final Account TEMPLATE = new Account("", 0, 100, 10, 0);

    /** An event on the ring, and where it came from. */
    private record Slot(ShardEvent event, Connection connection, Connection.Inbound pdu, CarrierSide.Slot carrier) {}

    private final World world;
    private final Dice dice;
    private final ReferenceModel model;
    private final AccountRegistry accounts = new AccountRegistry(TEMPLATE);
    private final ArrayDeque<Slot> ring = new ArrayDeque<>();
    private final List<SimulatedLoop> loops = new ArrayList<>();
    private final ManualSyncer syncer = new ManualSyncer();
    private final JournalMetrics metrics = new JournalMetrics();
    private final MessageView view = new MessageView();
    private final Faults faults;
    private final WitnessedJournal journal;
    private final SeededDestination destination;
    private final SeededRouter router;
    private final CarrierSide carriers;
    private final Shard shard;
    private boolean friendly;
    private boolean woken;
    private long nextTurnNanos;

    Life(World world, boolean faulty) {
        this.world = world;
        this.dice = world.dice();
        this.model = world.model();
        this.faults = new Faults(dice, faulty);
        model.beginLife();
        BatchJournalBuilder builder = BatchJournal.over(new SimulatedStore(world, faults, model.life()))
                .salt(SALT)
                .clock(world.clock())
                .metrics(metrics)
                .maxBatchBytes(128 << 10);
        if (world.settings().isDisk()) {
            builder.syncer(syncer);
        }
        journal = new WitnessedJournal(builder.open(), model, world.plan(), faults, world.sabotage());
        journal.onDurable(() -> woken = true);
        for (int i = 0; i < world.settings().loops(); i++) {
            loops.add(new SimulatedLoop(world.settings(), model, world.plan(), world.sabotage(), journal));
        }
        destination = new SeededDestination(
                dice, model, world.plan(), world.settings().rudeDestination());
        RouteNames names = names();
        router = new SeededRouter(dice, model, model.carriers().book(), names.destinations());
        carriers = new CarrierSide(world, accounts, names.destinations(), loops, journal);
        IdSource ids = () -> journal.lastId() + 1;
        shard = new Shard(
                world.settings().shard(),
                new ShardPorts(
                        world.clock(),
                        journal,
                        router,
                        List.of(destination),
                        CarrierSide.configs(world),
                        names,
                        accounts,
                        loops,
                        ids,
                        model.operations().states()));
    }

    /** Numbers of names are the process's own: they begin somewhere else each time. */
    private RouteNames names() {
        RouteNames names = RouteNames.empty();
        for (int i = model.life() % 3; i > 0; i--) {
            names.destinations().number("unused" + i);
        }
        return names;
    }

    /** Recovery. */
    void start() {
        int messages = shard.recover();
        model.onRecovered(messages);
        world.plan().pass(CrashPoint.RECOVERED);
    }

    boolean forceFailed() {
        return faults.forceFailed();
    }

    boolean hasFailed() {
        return !(journal.health() instanceof io.needletail.api.journal.JournalHealth.Writable);
    }

    /** All good from now on: no disk errors, kind handsets, prompt event loops. */
    void becomeFriendly() {
        friendly = true;
        faults.end();
        destination.becomeFriendly();
        router.becomeFriendly();
    }

    /** A clean stop. */
    void stop() {
        shard.endTurn();
        journal.close();
    }

    /** A bit of everything. */
    void step() {
        publish();
        boolean fed = feed();
        turn(fed);
        if (syncer.isRequested() && (friendly || dice.chance(world.settings().syncChance()))) {
            syncer.run();
            journal.tellDurable();
        }
        for (SimulatedLoop loop : loops) {
            if (friendly || dice.chance(0.7)) {
                loop.drain(friendly ? Integer.MAX_VALUE : dice.between(1, 30));
            }
            if (friendly || dice.chance(0.6)) {
                loop.flush();
            }
        }
        check();
    }

    private void publish() {
        Network network = world.network();
        for (Connection bound : network.justBound()) {
            loops.get(bound.loop).bound(bound);
            if (bound.receives) {
                ring.add(slot(ShardEvent.Kind.RECEIVER_BOUND, bound, null));
            }
        }
        network.justBound().clear();
        for (Connection connection : network.connections()) {
            int most = friendly ? Integer.MAX_VALUE : dice.between(0, 10);
            while (most-- > 0
                    && !connection.toServer.isEmpty()
                    && ring.size() < world.settings().ringSlots()) {
                publish(connection, connection.toServer.poll());
            }
            if (most > 0 && !connection.toServer.isEmpty()) {
                refuse(connection);
            }
        }
        network.connections().removeIf(connection -> !connection.served);
        publishOfCarriers();
    }

    private void publishOfCarriers() {
        CarrierNetwork network = world.carrierNetwork();
        network.justBound().forEach(link -> ring.add(new Slot(null, null, null, carriers.bound(link))));
        network.justBound().clear();
        for (CarrierLink link : network.links()) {
            int most = friendly ? Integer.MAX_VALUE : dice.between(0, 10);
            while (most-- > 0
                    && !link.toServer.isEmpty()
                    && ring.size() < world.settings().ringSlots()) {
                CarrierSide.Slot slot = carriers.publish(link, link.toServer.poll());
                if (slot != null) {
                    ring.add(new Slot(null, null, null, slot));
                }
            }
        }
        network.links().removeIf(link -> !link.served);
    }

    private void publish(Connection connection, Connection.Inbound pdu) {
        switch (pdu.kind()) {
            case SUBMIT -> {
                loops.get(connection.loop).admit();
                ring.add(slot(ShardEvent.Kind.SUBMIT, connection, pdu));
            }
            case OPERATION -> {
                loops.get(connection.loop).admit();
                ring.add(slot(ShardEvent.Kind.OPERATION, connection, pdu));
            }
            case DELIVER_ANSWER -> ring.add(slot(ShardEvent.Kind.DELIVER_ANSWER, connection, pdu));
            case UNBIND, END -> {
                connection.served = pdu.kind() == Connection.Kind.UNBIND && !friendly && dice.chance(0.1);
                if (connection.served) {
                    connection.toServer.add(pdu);
                    return;
                }
                connection.toServer.clear();
                loops.get(connection.loop).closed(connection);
                if (connection.receives) {
                    ring.add(slot(ShardEvent.Kind.SESSION_CLOSED, connection, null));
                }
            }
        }
    }

    /** The ring is full: the event loop itself refuses a submit. */
    private void refuse(Connection connection) {
        Connection.Inbound pdu = connection.toServer.peek();
        if (pdu.kind() == Connection.Kind.SUBMIT || pdu.kind() == Connection.Kind.OPERATION) {
            connection.toServer.poll();
            connection.toPeer.add(new Connection.Outbound(pdu.sequence(), CommandStatus.RTHROTTLED, "", null, false));
        }
    }

    private Slot slot(ShardEvent.Kind kind, Connection connection, Connection.Inbound pdu) {
        ShardEvent event = new ShardEvent();
        event.kind = kind;
        event.session = connection.number;
        event.loop = connection.loop;
        event.account = accounts.register(connection.peer().account()).index();
        event.version = connection.version;
        event.window = connection.window;
        event.arrivedNanos = world.clock().nanos();
        if (pdu != null) {
            event.sequence = pdu.sequence();
            event.status = pdu.status();
        }
        if (kind == ShardEvent.Kind.SUBMIT) {
            byte[] bytes = pdu.submission().pdu();
            MessageScanner.scan(bytes, 0, bytes.length, view);
            event.copyMessage(view);
        } else if (kind == ShardEvent.Kind.OPERATION) {
            byte[] bytes = pdu.race().operation.pdu();
            event.copyPdu(bytes, 0, bytes.length);
        }
        return new Slot(event, connection, pdu, null);
    }

    private boolean feed() {
        int count = friendly ? ring.size() : dice.between(0, ring.size());
        if (count > 0) {
            shard.beginTurn();
        }
        for (int i = 0; i < count; i++) {
            world.plan().pass(CrashPoint.EVENT);
            feed(ring.poll());
        }
        return count > 0;
    }

    private void feed(Slot slot) {
        if (slot.carrier() != null) {
            carriers.before(slot.carrier());
            shard.onEvent(slot.carrier().event());
            carriers.after(slot.carrier(), hasFailed());
            return;
        }
        Connection connection = slot.connection();
        switch (slot.event().kind) {
            case SUBMIT -> {
                model.submitting(slot.pdu().submission());
                router.accepting(true);
            }
            case OPERATION ->
                model.operations()
                        .seeing(
                                connection.number,
                                slot.event().sequence,
                                slot.pdu().race());
            case DELIVER_ANSWER -> {
                Tracked message = connection.delivered.remove(slot.event().sequence);
                if (message != null && slot.event().status != CommandStatus.ROK) {
                    message.mayRepeat = true;
                }
                Tracked delivery = connection.deliveries.remove(slot.event().sequence);
                if (delivery != null) {
                    model.carriers()
                            .deliveries()
                            .onDeliveryAnswer(delivery, connection, slot.event().sequence, slot.event().status);
                }
            }
            case SESSION_CLOSED -> {
                model.carriers().deliveries().onClosed(connection);
                for (Tracked message : connection.delivered.values()) {
                    if (message != null && message.sentOn == connection) {
                        message.mayRepeat = true;
                    }
                }
            }
            default -> {}
        }
        shard.onEvent(slot.event());
        router.accepting(false);
        model.submitting(null);
    }

    /** As the shard's thread does: after events, when woken, when the shard wants to; and sometimes for nothing. */
    private void turn(boolean fed) {
        long now = world.clock().nanos();
        if (fed || woken || now >= nextTurnNanos || !friendly && dice.chance(0.3)) {
            woken = false;
            shard.endTurn();
            world.plan().pass(CrashPoint.TURN_END);
            for (int i = 0; i < 20 && shard.nanosToNextTurn() == 0 && (friendly || dice.chance(0.6)); i++) {
                shard.endTurn();
            }
            long nanos = shard.nanosToNextTurn();
            nextTurnNanos = nanos > Long.MAX_VALUE / 2 ? Long.MAX_VALUE : now + nanos;
        }
    }

    /** After a disk error nothing waits for an answer any more. */
    void checkFailed() {
        int waiting = loops.stream().mapToInt(SimulatedLoop::admitted).sum();
        long unread = ring.stream()
                .map(slot ->
                        slot.carrier() == null ? slot.event() : slot.carrier().event())
                .filter(event -> event.kind == ShardEvent.Kind.SUBMIT || event.kind == ShardEvent.Kind.OPERATION)
                .count();
        if (waiting != unread) {
            throw new Violation("the journal has failed, and " + (waiting - unread) + " submits are left unanswered");
        }
    }

    private void check() {
        if (shard.metrics().unreadable.get() > 0 || shard.metrics().failedEvents.get() != destination.thrown()) {
            throw new Violation(
                    "unreadable messages " + shard.metrics().unreadable.get() + ", failed events "
                            + shard.metrics().failedEvents.get());
        }
        if (!hasFailed() && shard.messages() != model.live()) {
            throw new Violation("the table holds " + shard.messages() + " messages, the model " + model.live());
        }
    }

    /** True when there is nothing left to do anywhere. */
    boolean isDrained() {
        boolean idle = ring.isEmpty() && shard.messages() == 0 && journal.oldestFile() == journal.currentFile();
        for (SimulatedLoop loop : loops) {
            idle &= loop.isIdle();
        }
        return idle
                && shard.metrics().receiptsQueued.get() == 0
                && shard.metrics().receiptsInFlight.get() == 0
                && shard.metrics().unacknowledged.get() == 0;
    }

    /** What is left, for the message of a failure. */
    String remains() {
        return shard.messages() + " messages, " + shard.metrics().receiptsQueued.get() + " receipts queued, "
                + shard.metrics().receiptsInFlight.get() + " in flight, "
                + shard.metrics().unacknowledged.get()
                + " unanswered, files " + journal.oldestFile() + " to " + journal.currentFile();
    }

    void count(Tally tally) {
        tally.replayed += metrics.replayedRecords.get();
        tally.damages += metrics.damages.get();
        tally.deletedFiles += metrics.deletedFiles.get();
    }
}
