package io.needletail.testkit.slot;

import org.jsmpp.bean.BindType;
import org.jsmpp.bean.NumberingPlanIndicator;
import org.jsmpp.bean.TypeOfNumber;
import org.jsmpp.session.BindParameter;
import org.jsmpp.session.SMPPSession;

/** A client in a process of its own: binds, says so, and answers enquire_link until it is killed. */
public final class BoundClient {
    static final String BOUND = "bound";

    private BoundClient() {}

    /** @param args port, and bind type as jSMPP names it */
    public static void main(String... args) throws Exception {
        SMPPSession session = new SMPPSession();
        session.connectAndBind("127.0.0.1", Integer.parseInt(args[0]), parameters(BindType.valueOf(args[1])));
        System.out.println(BOUND);
        System.in.read(); // until the test's process is gone
        System.exit(1);
    }

    static BindParameter parameters(BindType type) {
        return new BindParameter(
                type, "one", "load", "check", TypeOfNumber.UNKNOWN, NumberingPlanIndicator.UNKNOWN, null);
    }
}
