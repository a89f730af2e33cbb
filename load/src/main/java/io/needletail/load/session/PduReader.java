package io.needletail.load.session;

import io.needletail.api.pdu.CommandId;
import io.needletail.api.pdu.CommandStatus;
import io.needletail.load.tally.LoopTallies;
import io.needletail.load.tally.RunTimes;
import io.netty.buffer.ByteBuf;

/**
 * Takes whole reads apart and gives each PDU to whom it concerns. What is read at once has come at one time: the clock is read just
 * after the read. One for each loop.
 */
final class PduReader {
    private static final int MAX_PDU_BYTES = 1 << 20;

    private final RunTimes times;
    private final AnswerReader answers;
    private final DeliverReader delivers;
    private final SessionLife life;
    private final LoopTallies tallies;
    private final TurnOutput output;
    private byte[] scratch = new byte[128 * 1024];

    PduReader(
            RunTimes times,
            AnswerReader answers,
            DeliverReader delivers,
            SessionLife life,
            LoopTallies tallies,
            TurnOutput output) {
        this.times = times;
        this.answers = answers;
        this.delivers = delivers;
        this.life = life;
        this.tallies = tallies;
        this.output = output;
    }

    /** The channel has read these octets; they stay the caller's. */
    void read(LoadSession session, ByteBuf in) {
        long now = times.now();
        tallies.at(now);
        int count = in.readableBytes();
        int end = session.keptLength() + count;
        if (end > scratch.length) {
            scratch = new byte[2 * end];
        }
        in.readBytes(scratch, session.takeKept(scratch), count);
        int at = 0;
        while (end - at >= CommandId.HEADER_BYTES) {
            int length = WireInt.get(scratch, at);
            if (length < CommandId.HEADER_BYTES || length > MAX_PDU_BYTES) {
                life.abandon(session, "command_length " + Integer.toUnsignedString(length) + " cannot be");
                return;
            }
            if (end - at < length) {
                break;
            }
            dispatch(session, at, length, now);
            at += length;
        }
        session.keep(scratch, at, end - at);
    }

    private void dispatch(LoadSession session, int at, int length, long now) {
        int commandId = WireInt.get(scratch, at + 4);
        if (commandId == CommandId.SUBMIT_SM_RESP) {
            answers.read(session, scratch, at, length, now);
        } else if (commandId == CommandId.DELIVER_SM || commandId == CommandId.DATA_SM) {
            delivers.read(session, scratch, at, length, now, output);
        } else {
            control(session, commandId, at, length, now);
        }
    }

    private void control(LoadSession session, int commandId, int at, int length, long now) {
        int status = WireInt.get(scratch, at + 8);
        int sequence = WireInt.get(scratch, at + 12);
        switch (commandId) {
            case CommandId.ENQUIRE_LINK -> reply(session, CommandId.ENQUIRE_LINK_RESP, CommandStatus.ROK, sequence);
            case CommandId.UNBIND -> life.unboundByPeer(session, sequence);
            case CommandId.UNBIND_RESP -> life.close(session);
            case CommandId.GENERIC_NACK -> nack(session, at, length, now);
            case CommandId.ENQUIRE_LINK_RESP, CommandId.ALERT_NOTIFICATION, CommandId.OUTBIND -> {}
            case CommandId.BIND_RECEIVER | CommandId.RESPONSE,
                    CommandId.BIND_TRANSMITTER | CommandId.RESPONSE,
                    CommandId.BIND_TRANSCEIVER | CommandId.RESPONSE -> life.bindAnswered(session, status);
            default -> unexpected(session, commandId, sequence);
        }
    }

    /** The server has not understood a PDU: a submit, if the number is one's, or the bind. */
    private void nack(LoadSession session, int at, int length, long now) {
        if (session.state() == SessionState.BINDING) {
            life.bindAnswered(session, WireInt.get(scratch, at + 8));
        } else {
            answers.read(session, scratch, at, length, now);
        }
    }

    private void unexpected(LoadSession session, int commandId, int sequence) {
        if (CommandId.isResponse(commandId)) {
            tallies.faults.unknownAnswers++;
        } else {
            reply(session, CommandId.GENERIC_NACK, CommandStatus.RINVCMDID, sequence);
        }
    }

    private void reply(LoadSession session, int commandId, int status, int sequence) {
        ControlPdus.header(output, session.channel(), commandId, status, sequence);
    }
}
