package io.needletail.app.simulation;

import java.util.ArrayList;
import java.util.List;

/** All sessions of the running process with carriers. */
final class CarrierNetwork {
    private static final int FIRST_NUMBER = 1_000_000;

    private final Dice dice;
    private final WorldSettings settings;
    private final List<CarrierLink> links = new ArrayList<>();
    private final List<CarrierLink> justBound = new ArrayList<>();
    private int lastNumber = FIRST_NUMBER;

    CarrierNetwork(Dice dice, WorldSettings settings) {
        this.dice = dice;
        this.settings = settings;
    }

    static boolean isLink(int session) {
        return session > FIRST_NUMBER;
    }

    /** We bind to a carrier, and it agrees. */
    CarrierLink open(SimulatedCarrier carrier, int version, int bind) {
        CarrierLink link = new CarrierLink(carrier, ++lastNumber, dice.between(0, settings.loops() - 1), version, bind);
        links.add(link);
        justBound.add(link);
        return link;
    }

    List<CarrierLink> links() {
        return links;
    }

    /** Links the event loops have not announced yet; emptied by the caller. */
    List<CarrierLink> justBound() {
        return justBound;
    }

    /** The process is gone. What it had flushed may arrive or not. */
    void down() {
        for (CarrierLink link : links) {
            int arrives = dice.between(0, link.toCarrier.size());
            while (link.toCarrier.size() > arrives) {
                link.toCarrier.pollLast();
            }
            link.cut();
        }
        links.clear();
        justBound.clear();
    }
}
