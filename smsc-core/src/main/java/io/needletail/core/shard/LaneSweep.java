package io.needletail.core.shard;

import io.needletail.api.message.MessageState;
import io.needletail.api.route.Lane;
import io.needletail.core.carrier.Carrier;
import io.needletail.core.carrier.Lanes;
import io.needletail.core.table.MessageTable;
import io.needletail.core.table.Phase;
import java.util.ArrayDeque;
import java.util.List;

/**
 * Walks through what waits for carriers, a bounded number of messages at a time: to end those whose validity is over, and to
 * offer again those whose carrier is down when another one has come up or the carrier itself has gone. Shard thread only.
 */
final class LaneSweep {
    private static final int REHOMED_PER_TURN = 256;
    private static final Lane[] LANES = Lane.values();

    private final ShardState state;
    private final AttemptStage attempts;
    private final List<Carrier> carriers;
    private final ArrayDeque<Walk> walks = new ArrayDeque<>();
    private int carrier;
    private int lane;
    private int cursor = MessageTable.NONE;

    /** What is left of one lane of a carrier that is down: as many from its front. */
    private static final class Walk {
        final Carrier carrier;
        final Lane lane;
        int left;

        Walk(Carrier carrier, Lane lane) {
            this.carrier = carrier;
            this.lane = lane;
            this.left = carrier.lanes().size(lane);
        }
    }

    LaneSweep(ShardState state, AttemptStage attempts) {
        this.state = state;
        this.attempts = attempts;
        this.carriers = state.targets.carriers();
    }

    /** The health of a carrier has changed: everything that waits at one that is down is to be offered again. */
    void rehome() {
        walks.clear();
        for (Carrier down : carriers) {
            if (!down.isUp()) {
                for (Lane each : LANES) {
                    if (down.lanes().size(each) > 0) {
                        walks.add(new Walk(down, each));
                    }
                }
            }
        }
    }

    /** The next few of them. Urgent ones come first in each carrier's walks. */
    void step() {
        int budget = REHOMED_PER_TURN;
        while (budget > 0 && !walks.isEmpty()) {
            Walk walk = walks.peek();
            Lanes lanes = walk.carrier.lanes();
            if (walk.left == 0 || lanes.size(walk.lane) == 0 || walk.carrier.isUp()) {
                walks.remove();
                continue;
            }
            walk.left--;
            budget--;
            int entry = lanes.first(walk.lane);
            lanes.remove(entry, walk.lane);
            attempts.reroute(entry);
        }
    }

    /** True while {@link #step} has more to do. */
    boolean isWalking() {
        return !walks.isEmpty();
    }

    /**
     * Ends expired messages: at the front of each lane, where those are that were accepted first, and among the next {@code most}
     * that wait, going round all lanes of all carriers.
     */
    void run(int most) {
        for (Carrier each : carriers) {
            for (Lane front : LANES) {
                runFront(each.lanes(), front, most);
            }
        }
        int lanesLeft = carriers.size() * LANES.length;
        for (int looked = 0; looked < most && lanesLeft > 0; looked++) {
            Lanes lanes = carriers.get(carrier).lanes();
            int entry = isHere(cursor) ? cursor : lanes.first(LANES[lane]);
            if (entry == MessageTable.NONE || lanes.size(LANES[lane]) == 0) {
                nextLane();
                lanesLeft--;
                continue;
            }
            cursor = lanes.after(entry, LANES[lane]);
            if (state.table.expiryMillis(entry) <= state.nowMillis) {
                lanes.remove(entry, LANES[lane]);
                attempts.conclude(entry, MessageState.EXPIRED, 0);
            }
            if (cursor == MessageTable.NONE) {
                nextLane();
                lanesLeft--;
            }
        }
    }

    private void runFront(Lanes lanes, Lane front, int most) {
        for (int ended = 0; ended < most && lanes.size(front) > 0; ended++) {
            int entry = lanes.first(front);
            if (state.table.expiryMillis(entry) > state.nowMillis) {
                return;
            }
            lanes.remove(entry, front);
            attempts.conclude(entry, MessageState.EXPIRED, 0);
        }
    }

    private void nextLane() {
        cursor = MessageTable.NONE;
        lane = (lane + 1) % LANES.length;
        if (lane == 0) {
            carrier = (carrier + 1) % carriers.size();
        }
    }

    /** Whether the entry still waits in the lane that is being walked. */
    private boolean isHere(int entry) {
        MessageTable table = state.table;
        return entry != MessageTable.NONE
                && table.isLive(entry)
                && table.phase(entry) == Phase.LANE_QUEUED
                && table.destination(entry) == carriers.get(carrier).number()
                && table.lane(entry) == LANES[lane];
    }
}
