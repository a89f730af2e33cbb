package io.needletail.core.protocol;

import com.cloudhopper.smpp.SmppConstants;
import com.cloudhopper.smpp.pdu.BaseBind;
import com.cloudhopper.smpp.pdu.BaseBindResp;
import com.cloudhopper.smpp.pdu.BindReceiver;
import com.cloudhopper.smpp.pdu.BindReceiverResp;
import com.cloudhopper.smpp.pdu.BindTransceiver;
import com.cloudhopper.smpp.pdu.BindTransceiverResp;
import com.cloudhopper.smpp.pdu.BindTransmitter;
import com.cloudhopper.smpp.pdu.BindTransmitterResp;
import com.cloudhopper.smpp.pdu.EnquireLink;
import com.cloudhopper.smpp.pdu.Pdu;
import com.cloudhopper.smpp.pdu.Unbind;
import com.cloudhopper.smpp.tlv.Tlv;
import com.cloudhopper.smpp.tlv.TlvConvertException;
import com.cloudhopper.smpp.transcoder.DefaultPduTranscoder;
import com.cloudhopper.smpp.transcoder.DefaultPduTranscoderContext;
import com.cloudhopper.smpp.transcoder.PduTranscoder;
import com.cloudhopper.smpp.type.Address;
import com.cloudhopper.smpp.type.RecoverablePduException;
import com.cloudhopper.smpp.type.UnrecoverablePduException;
import io.needletail.api.pdu.CommandId;
import io.needletail.api.pdu.CommandStatus;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads and writes the PDUs that manage a session, through Cloudhopper's PDU classes and transcoder (outbind, which those
 * lack, by itself). The fields are validated first. Allocates, which a bind may. Stateless: any thread.
 */
public final class ControlPduCodec {
    private static final int OUTBIND_CAPACITY = 64;

    private final PduTranscoder transcoder = new DefaultPduTranscoder(new DefaultPduTranscoderContext());

    /**
     * Reads a bind whose header is sound and whose command_id is one of a bind.
     *
     * @param bytes hold the {@code length} octets of the PDU from {@code start}
     */
    public BindOutcome decodeBind(byte[] bytes, int start, int length) {
        int commandId = BigEndian.getInt(bytes, start + 4);
        int sequence = BigEndian.getInt(bytes, start + PduBuffer.SEQUENCE_OFFSET);
        BindFields fields = BindFields.ofBind(bytes, start, length);
        if (fields.status() != CommandStatus.ROK) {
            return new BindOutcome.Refused(commandId | CommandId.RESPONSE, sequence, fields.status(), fields.reason());
        }
        if (decode(bytes, start, length) instanceof BaseBind<?> bind) {
            return new BindOutcome.Sound(request(bind, sequence));
        }
        return new BindOutcome.Refused(
                commandId | CommandId.RESPONSE, sequence, CommandStatus.RINVCMDLEN, "the body cannot be read");
    }

    /** Writes a bind, for links on which this side is the ESME. */
    public byte[] encodeBind(BindRequest request) {
        BaseBind<?> bind = switch (request.type()) {
            case TRANSMITTER -> new BindTransmitter();
            case RECEIVER -> new BindReceiver();
            case TRANSCEIVER -> new BindTransceiver();
        };
        bind.setSequenceNumber(request.sequence());
        bind.setSystemId(request.systemId());
        bind.setPassword(request.password());
        bind.setSystemType(request.systemType());
        bind.setInterfaceVersion((byte) request.interfaceVersion());
        bind.setAddressRange(new Address((byte) request.addrTon(), (byte) request.addrNpi(), request.addressRange()));
        return encode(bind);
    }

    /**
     * Writes the positive answer to a bind: system_id of the message centre and, unless the peer speaks 3.3,
     * sc_interface_version with the lower of the two versions. A negative answer is a header only, see
     * {@link ResponseEncoder#header}.
     */
    public byte[] encodeBindResponse(BindRequest request, String systemId, int ownVersion) {
        BaseBindResp response = switch (request.type()) {
            case TRANSMITTER -> new BindTransmitterResp();
            case RECEIVER -> new BindReceiverResp();
            case TRANSCEIVER -> new BindTransceiverResp();
        };
        response.setSequenceNumber(request.sequence());
        response.setSystemId(systemId);
        if (InterfaceVersion.allowsTlvs(request.interfaceVersion())) {
            byte[] version = {(byte) request.agreedVersion(ownVersion)};
            response.addOptionalParameter(new Tlv(SmppConstants.TAG_SC_INTERFACE_VERSION, version));
        }
        return encode(response);
    }

    /** Reads the answer to a bind; empty where it is none or malformed. */
    public Optional<BindResponse> decodeBindResponse(byte[] bytes, int start, int length) {
        if (length < CommandId.HEADER_BYTES
                || !BindType.isBind(BigEndian.getInt(bytes, start + 4) & ~CommandId.RESPONSE)
                || !(decode(bytes, start, length) instanceof BaseBindResp response)) {
            return Optional.empty();
        }
        return Optional.of(new BindResponse(
                BindType.of(response.getCommandId()),
                response.getCommandStatus(),
                text(response.getSystemId()),
                scInterfaceVersion(response),
                response.getSequenceNumber()));
    }

    public byte[] encodeUnbind(int sequence) {
        Unbind unbind = new Unbind();
        unbind.setSequenceNumber(sequence);
        return encode(unbind);
    }

    public byte[] encodeEnquireLink(int sequence) {
        EnquireLink enquireLink = new EnquireLink();
        enquireLink.setSequenceNumber(sequence);
        return encode(enquireLink);
    }

    public byte[] encodeOutbind(Outbind outbind) {
        PduBuffer out = new PduBuffer(OUTBIND_CAPACITY);
        int header = out.begin(CommandId.OUTBIND, outbind.sequence());
        putString(outbind.systemId(), out);
        putString(outbind.password(), out);
        out.end(header);
        return Arrays.copyOf(out.bytes(), out.length());
    }

    /** Reads an outbind; empty where it is none or malformed. It has no response: close the connection then. */
    public Optional<Outbind> decodeOutbind(byte[] bytes, int start, int length) {
        if (BindFields.ofOutbind(bytes, start, length).status() != CommandStatus.ROK
                || BigEndian.getInt(bytes, start + 4) != CommandId.OUTBIND) {
            return Optional.empty();
        }
        int systemIdAt = start + CommandId.HEADER_BYTES;
        String systemId = stringAt(bytes, systemIdAt);
        String password = stringAt(bytes, systemIdAt + systemId.length() + 1);
        int sequence = BigEndian.getInt(bytes, start + PduBuffer.SEQUENCE_OFFSET);
        return Optional.of(new Outbind(systemId, password, sequence));
    }

    private static BindRequest request(BaseBind<?> bind, int sequence) {
        Address range = bind.getAddressRange();
        return new BindRequest(
                BindType.of(bind.getCommandId()),
                text(bind.getSystemId()),
                text(bind.getPassword()),
                text(bind.getSystemType()),
                bind.getInterfaceVersion() & 0xFF,
                range == null ? 0 : range.getTon() & 0xFF,
                range == null ? 0 : range.getNpi() & 0xFF,
                range == null ? "" : text(range.getAddress()),
                sequence);
    }

    private static int scInterfaceVersion(BaseBindResp response) {
        Tlv tlv = response.getOptionalParameter(SmppConstants.TAG_SC_INTERFACE_VERSION);
        try {
            return tlv == null ? BindResponse.NO_VERSION : tlv.getValueAsUnsignedByte();
        } catch (TlvConvertException e) {
            return BindResponse.NO_VERSION;
        }
    }

    private @Nullable Pdu decode(byte[] bytes, int start, int length) {
        try {
            return transcoder.decode(Unpooled.wrappedBuffer(bytes, start, length));
        } catch (RecoverablePduException | UnrecoverablePduException e) {
            return null;
        }
    }

    private byte[] encode(Pdu pdu) {
        ByteBuf encoded;
        try {
            encoded = transcoder.encode(pdu);
        } catch (RecoverablePduException | UnrecoverablePduException e) {
            throw new IllegalStateException("cannot write " + pdu.getName(), e);
        }
        try {
            byte[] bytes = new byte[encoded.readableBytes()];
            encoded.readBytes(bytes);
            return bytes;
        } finally {
            encoded.release();
        }
    }

    private static void putString(String text, PduBuffer out) {
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        out.putString(bytes, 0, bytes.length);
    }

    private static String stringAt(byte[] bytes, int at) {
        int end = at;
        while (bytes[end] != 0) {
            end++;
        }
        return new String(bytes, at, end - at, StandardCharsets.ISO_8859_1);
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }
}
