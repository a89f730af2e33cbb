package io.needletail.core.session;

import io.needletail.core.pipeline.DeliverSequence;
import io.needletail.core.protocol.ControlPduCodec;
import io.needletail.core.protocol.Outbind;
import io.netty.channel.Channel;

/** Opens a session on a connection to an ESME: the outbind is sent at once, then its bind is awaited as on any other. */
final class OutbindOpening implements SessionOpening {
    private final EsmeOpening esme;
    private final Outbind outbind;
    private final String account;
    private final LoopParts parts;
    private final DeliverSequence sequences;

    /** @param account system_id that must bind */
    OutbindOpening(EsmeOpening esme, Outbind outbind, String account, LoopParts parts, DeliverSequence sequences) {
        this.esme = esme;
        this.outbind = outbind;
        this.account = account;
        this.parts = parts;
        this.sequences = sequences;
    }

    @Override
    public SmppSession open(Channel channel) {
        SmppSession session = esme.open(channel);
        session.call(account);
        int sequence = session.nextSequence(sequences);
        byte[] pdu = new ControlPduCodec().encodeOutbind(new Outbind(outbind.systemId(), outbind.password(), sequence));
        session.output().append(pdu, 0, pdu.length);
        session.output().flush();
        parts.metrics().outbinds.increment();
        return session;
    }
}
