package io.needletail.app.simulation;

import io.needletail.api.account.Account;
import io.needletail.api.pdu.CommandStatus;
import io.needletail.api.pdu.MessageView;
import io.needletail.api.route.RouteVerdict;
import io.needletail.api.route.Router;

/** Refuses what goes to 666, and now and then a message on its way. */
final class SeededRouter implements Router {
    private static final RouteVerdict FORWARD = new RouteVerdict.Forward("forward", 0);
    private static final RouteVerdict REFUSE = new RouteVerdict.Refuse("666", CommandStatus.RINVDSTADR);

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
    public RouteVerdict route(MessageView message, Account account, long nowMillis) {
        if (accepting) {
            return message.destination().equals("666") ? REFUSE : FORWARD;
        }
        if (!friendly && dice.chance(0.02)) {
            model.onRouteRefused();
            return REFUSE;
        }
        return FORWARD;
    }
}
