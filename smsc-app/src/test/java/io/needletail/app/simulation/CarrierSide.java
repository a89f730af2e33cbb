package io.needletail.app.simulation;

import io.needletail.api.pdu.MessageScanner;
import io.needletail.api.pdu.MessageView;
import io.needletail.api.route.NameRegistry;
import io.needletail.core.account.AccountRegistry;
import io.needletail.core.carrier.CarrierConfig;
import io.needletail.core.pipeline.ShardEvent;
import java.util.List;

/** One process's event loops on the side of the carriers: what they publish, and the model told before and after. */
final class CarrierSide {
    /** An event on the ring, and where it came from. */
    record Slot(ShardEvent event, CarrierLink link, CarrierLink.Inbound pdu) {}

    private final World world;
    private final ReferenceModel reference;
    private final CarrierModel model;
    private final AccountRegistry accounts;
    private final NameRegistry names;
    private final List<SimulatedLoop> loops;
    private final WitnessedJournal journal;
    private final MessageView view = new MessageView();
    private String lastId = "";
    private long appendedBefore;
    /** The shard waited for the answer that it is looking at. */
    private boolean awaited;

    CarrierSide(
            World world,
            AccountRegistry accounts,
            NameRegistry names,
            List<SimulatedLoop> loops,
            WitnessedJournal journal) {
        this.world = world;
        this.reference = world.model();
        this.model = world.model().carriers();
        this.accounts = accounts;
        this.names = names;
        this.loops = loops;
        this.journal = journal;
    }

    /** Carriers as the shard is told of them. */
    static List<CarrierConfig> configs(World world) {
        return world.settings().carriers().stream()
                .map(CarrierSettings::config)
                .map(config -> world.sabotage() == Sabotage.UNHEEDED_PACE ? hasty(config) : config)
                .toList();
    }

    private static CarrierConfig hasty(CarrierConfig config) {
        CarrierConfig.Pace pace = config.pace();
        return new CarrierConfig(
                config.name(),
                new CarrierConfig.Pace(
                        pace.perSecond() * 10,
                        pace.burst(),
                        pace.leastPerSecond(),
                        pace.increasePerSecond(),
                        pace.decreasePercent()),
                config.outcomes(),
                config.dialect(),
                config.passBackMillis());
    }

    /** LINK_BOUND of a new session. */
    Slot bound(CarrierLink link) {
        loops.get(link.loop).bound(link);
        return slot(ShardEvent.Kind.LINK_BOUND, link, null);
    }

    /** What the carrier has sent; null when the loop keeps it to itself. */
    Slot publish(CarrierLink link, CarrierLink.Inbound pdu) {
        return switch (pdu.kind()) {
            case ANSWER -> link.submits() ? slot(ShardEvent.Kind.SUBMIT_ANSWER, link, pdu) : null;
            case DELIVER -> {
                loops.get(link.loop).admit();
                yield slot(ShardEvent.Kind.SUBMIT, link, pdu);
            }
            case END -> {
                link.served = false;
                link.toServer.clear();
                yield slot(ShardEvent.Kind.LINK_CLOSED, link, null);
            }
        };
    }

    private Slot slot(ShardEvent.Kind kind, CarrierLink link, CarrierLink.Inbound pdu) {
        ShardEvent event = new ShardEvent();
        event.kind = kind;
        event.session = link.number;
        event.loop = link.loop;
        event.account = accounts.register(link.carrier.account()).index();
        event.destination = names.number(link.carrier.name());
        event.bind = link.bind;
        event.version = link.version;
        event.window = link.carrier.settings().window() + (world.sabotage() == Sabotage.WINDOW_OFF_BY_ONE ? 1 : 0);
        event.arrivedNanos = world.clock().nanos();
        if (pdu != null) {
            event.sequence = pdu.sequence();
            event.status = pdu.status();
        }
        if (kind == ShardEvent.Kind.SUBMIT_ANSWER) {
            byte[] id = id(pdu.id()).getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);
            event.copyId(id, 0, id.length);
        } else if (kind == ShardEvent.Kind.SUBMIT) {
            byte[] bytes = deliverBytes(pdu.deliver());
            MessageScanner.scan(bytes, 0, bytes.length, view);
            event.copyMessage(view);
        }
        return new Slot(event, link, pdu);
    }

    private String id(String id) {
        String before = lastId;
        lastId = id;
        return world.sabotage() == Sabotage.MIXED_UP_IDS && !id.isEmpty() && !before.isEmpty() ? before : id;
    }

    private byte[] deliverBytes(CarrierDeliver deliver) {
        if (world.sabotage() != Sabotage.FLATTERING_RECEIPTS) {
            return deliver.pdu;
        }
        String text = new String(deliver.pdu, java.nio.charset.StandardCharsets.ISO_8859_1);
        return text.replace("UNDELIV", "DELIVRD").getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);
    }

    /** The shard is about to see the event. */
    void before(Slot slot) {
        CarrierLink link = slot.link();
        switch (slot.event().kind) {
            case LINK_BOUND -> {
                model.watch().onBound(link);
                link.known = true;
            }
            case LINK_CLOSED -> {
                model.onClosed(link);
                link.known = false;
            }
            case SUBMIT_ANSWER -> {
                Handed handed = slot.pdu().handed();
                awaited = isOpen(link, handed);
                if (awaited) {
                    model.answering(handed, slot.event().status);
                }
            }
            default -> {
                CarrierDeliver deliver = slot.pdu().deliver();
                deliver.applies = false;
                if (deliver.message == null) {
                    model.receiving(deliver);
                } else {
                    reference.submitting(deliver.message);
                }
            }
        }
        appendedBefore = journal.appended();
    }

    /** It has; nothing is held against a shard whose journal has failed. */
    void after(Slot slot, boolean failed) {
        CarrierLink link = slot.link();
        if (slot.pdu() == null) {
            return;
        }
        CarrierDeliver deliver = slot.pdu().deliver();
        if (deliver != null) {
            afterDeliver(link, slot, deliver, failed);
            return;
        }
        Handed handed = slot.pdu().handed();
        if (awaited && !failed) {
            link.sent.remove(slot.pdu().sequence());
            model.answered(handed, slot.pdu().status());
        }
    }

    private void afterDeliver(CarrierLink link, Slot slot, CarrierDeliver deliver, boolean failed) {
        boolean changed = journal.appended() > appendedBefore;
        boolean repeats = deliver.about != null && !deliver.about.message.finalDurable;
        deliver.fed = true;
        deliver.effectBatch = changed || repeats ? journal.lastBatch() : 0;
        if (deliver.message != null) {
            deliver.accepted = reference.takeAccepted();
            model.deliveries()
                    .onInbound(deliver, link.carrier.settings().config().passBackMillis());
            reference.submitting(null);
        } else if (!failed) {
            model.received(deliver);
        }
        if (world.sabotage() == Sabotage.HASTY_ACKNOWLEDGEMENT && deliver.message == null) {
            loops.get(link.loop).acknowledge(link, slot.pdu().sequence());
        }
    }

    private static boolean isOpen(CarrierLink link, Handed handed) {
        return link.known && !handed.closed;
    }
}
