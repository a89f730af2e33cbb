package io.needletail.app.simulation;

import io.needletail.api.pdu.CommandStatus;
import io.needletail.api.route.DestinationPlan;
import io.needletail.api.route.RouteDecision;
import io.needletail.api.route.RouteQuery;
import io.needletail.api.route.Router;
import io.needletail.api.route.SingleDestination;

/** Refuses what goes to 666, and now and then a message on its way. */
final class SeededRouter implements Router {
    private static final DestinationPlan FORWARD = new SingleDestination("seeded", 0);

    private final Dice dice;
    private final ReferenceModel model;
    private boolean accepting;
    private boolean friendly;

    SeededRouter(Dice dice, ReferenceModel model) {
        this.dice = dice;
        this.model = model;
    }

    /** True while the shard looks at a submit. */
    void accepting(boolean now) {
        accepting = now;
    }

    /** From now on it refuses nothing that was accepted. */
    void becomeFriendly() {
        friendly = true;
    }

    @Override
    public void route(RouteQuery query, RouteDecision decision) {
        decision.reset();
        boolean refused = false;
        if (accepting) {
            refused = query.message.destination().equals("666");
        } else if (!friendly && dice.chance(0.02)) {
            model.onRouteRefused();
            refused = true;
        }
        if (refused) {
            decision.reject(0, CommandStatus.RINVDSTADR);
        } else {
            decision.forward(0, FORWARD);
        }
    }
}
