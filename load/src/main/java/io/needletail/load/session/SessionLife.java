package io.needletail.load.session;

import io.needletail.api.pdu.CommandId;
import io.needletail.api.pdu.CommandStatus;
import io.needletail.core.protocol.BindRequest;
import io.needletail.core.protocol.ControlPduCodec;
import io.needletail.load.plan.ConnectPlan;
import io.needletail.load.tally.LoopTallies;
import io.netty.channel.Channel;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Begins and ends sessions: bind, unbind, and what a connection that ends means. In the loop. */
public final class SessionLife {
    private static final Logger LOG = LoggerFactory.getLogger(SessionLife.class);

    private final ConnectPlan plan;
    private final BindGate gate;
    private final LoopTallies tallies;
    private final TurnOutput output;
    private final ControlPduCodec codec = new ControlPduCodec();

    public SessionLife(ConnectPlan plan, BindGate gate, LoopTallies tallies, TurnOutput output) {
        this.plan = plan;
        this.gate = gate;
        this.tallies = tallies;
        this.output = output;
    }

    /** Connected: asks to be bound. */
    public void bind(LoadSession session, Channel channel) {
        session.connected(channel);
        BindRequest request = new BindRequest(
                session.type(),
                plan.systemId(session.number()),
                plan.password(session.number()),
                "",
                plan.interfaceVersion(),
                0,
                0,
                "",
                session.window().nextSequence());
        output.append(channel, codec.encodeBind(request));
        output.flush(channel);
    }

    /** The answer to the bind. */
    public void bindAnswered(LoadSession session, int status) {
        if (session.state() != SessionState.BINDING) {
            tallies.faults.unknownAnswers++;
        } else if (status == CommandStatus.ROK) {
            session.state(SessionState.BOUND);
            gate.bound();
        } else {
            session.state(SessionState.CLOSING);
            gate.failed(describe(session) + ": refused with command_status " + CommandStatus.text(status));
        }
    }

    /** The run is over for this session. */
    public void end(LoadSession session, boolean unbind) {
        if (session.state() == SessionState.CLOSED) {
            return;
        }
        boolean ask = unbind && session.state() == SessionState.BOUND;
        session.state(SessionState.CLOSING);
        if (ask) {
            int sequence = session.window().nextSequence();
            ControlPdus.header(output, session.channel(), CommandId.UNBIND, CommandStatus.ROK, sequence);
            output.flush(session.channel());
        } else {
            close(session);
        }
    }

    /** The server has said unbind. */
    public void unboundByPeer(LoadSession session, int sequence) {
        ControlPdus.header(output, session.channel(), CommandId.UNBIND_RESP, CommandStatus.ROK, sequence);
        if (session.state() == SessionState.BOUND) {
            session.state(SessionState.UNBOUND_BY_PEER);
            LOG.warn("{}: the server has said unbind", describe(session));
        }
    }

    /** Framing is lost, or something of ours has gone wrong: nothing more can come of this connection. */
    public void abandon(LoadSession session, String why) {
        LOG.warn("{}: {}; closing", describe(session), why);
        output.discard();
        if (session.state() == SessionState.BOUND) {
            session.state(SessionState.UNBOUND_BY_PEER);
        }
        close(session);
    }

    @SuppressWarnings("FutureReturnValueIgnored") // comes back as an event
    public void close(LoadSession session) {
        session.channel().close();
    }

    /** The connection is gone, whoever closed it. */
    public void gone(LoadSession session) {
        SessionState was = session.state();
        session.closed();
        tallies.abandoned(session.window().waiting());
        if (was == SessionState.BOUND || was == SessionState.UNBOUND_BY_PEER) {
            tallies.faults.disconnects++;
            LOG.warn("{}: the server has closed the connection", describe(session));
        } else if (was == SessionState.BINDING) {
            gate.failed(describe(session) + ": the server has closed the connection before it answered the bind");
        }
    }

    private String describe(LoadSession session) {
        return plan.describe(session.type(), session.number());
    }
}
