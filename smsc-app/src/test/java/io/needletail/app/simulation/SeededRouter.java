package io.needletail.app.simulation;

import io.needletail.api.pdu.CommandStatus;
import io.needletail.api.route.NameRegistry;
import io.needletail.api.route.RouteDecision;
import io.needletail.api.route.RouteQuery;
import io.needletail.api.route.Router;

/** Refuses what goes to 666, and now and then a message on its way; the rest goes where the book says. */
final class SeededRouter implements Router {
    private final Dice dice;
    private final ReferenceModel model;
    private final RouteBook book;
    private final NameRegistry names;
    private boolean accepting;
    private boolean friendly;

    SeededRouter(Dice dice, ReferenceModel model, RouteBook book, NameRegistry names) {
        this.dice = dice;
        this.model = model;
        this.book = book;
        this.names = names;
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
            forward(query, decision);
        }
    }

    private void forward(RouteQuery query, RouteDecision decision) {
        Integer number = RouteBook.number(query.message.destination());
        if (number == null) {
            throw new Violation("the router was asked about " + query.message.destination());
        }
        if (query.mobileOriginated) {
            book.decideInbound(number, names, decision);
        } else {
            book.decide(number, names, decision);
        }
    }
}
