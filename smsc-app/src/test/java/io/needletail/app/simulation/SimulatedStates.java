package io.needletail.app.simulation;

import io.needletail.api.message.MessageState;
import io.needletail.api.message.StateStore;
import io.needletail.api.message.StoredState;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** The file of final states: a place for each id modulo their number. Survives every process; the loss of power empties some. */
final class SimulatedStates implements StateStore {
    private static final int PLACES = 1_024;
    private static final long SECOND = 1_000;

    private final Dice dice;
    private final Map<Integer, Place> places = new HashMap<>();
    private final Set<Integer> lost = new HashSet<>();

    /** One message. */
    private static final class Place {
        long id;
        int account;
        int source;
        MessageState state;
        int error;
        long seconds;
    }

    SimulatedStates(Dice dice) {
        this.dice = dice;
    }

    /** Some places are as if nothing had been written. */
    void losePower() {
        places.keySet().removeIf(place -> {
            boolean gone = dice.chance(0.2);
            if (gone) {
                lost.add(place);
            }
            return gone;
        });
    }

    /** True unless the end of this message may be forgotten. */
    boolean mustKnow(long id) {
        int at = place(id);
        Place place = places.get(at);
        return !lost.contains(at) && (place == null || place.id <= id);
    }

    @Override
    public void accepted(long id, int account, int source) {
        int at = place(id);
        Place place = new Place();
        place.id = id;
        place.account = account;
        place.source = source;
        places.put(at, place);
        lost.remove(at);
    }

    @Override
    public void concluded(long id, MessageState state, int networkError, long timeMillis) {
        Place place = places.get(place(id));
        if (place != null && place.id == id) {
            place.state = state;
            place.error = networkError;
            place.seconds = timeMillis / SECOND;
        }
    }

    @Override
    public boolean find(long id, long nowMillis, StoredState into) {
        Place place = places.get(place(id));
        if (place == null || place.id != id || place.state == null) {
            return false;
        }
        into.account = place.account;
        into.source = place.source;
        into.state = place.state;
        into.networkError = place.error;
        into.timeMillis = place.seconds * SECOND;
        return true;
    }

    private static int place(long id) {
        return (int) (id % PLACES);
    }
}
