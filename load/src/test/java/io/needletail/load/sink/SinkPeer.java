package io.needletail.load.sink;

import io.needletail.api.pdu.CommandId;
import io.needletail.api.pdu.MessageScanner;
import io.needletail.api.pdu.MessageView;
import io.needletail.core.protocol.BindRequest;
import io.needletail.core.protocol.BindType;
import io.needletail.core.protocol.ControlPduCodec;
import io.needletail.core.protocol.PduBuffer;
import io.needletail.core.protocol.ResponseEncoder;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** An ESME on a blocking socket; reads give up after ten seconds. */
final class SinkPeer implements AutoCloseable {
    private static final int TIMEOUT_MILLIS = 10_000;

    private final Socket socket = new Socket();
    private final DataInputStream in;

    /** A PDU that came. */
    record Received(int commandId, int status, int sequence, byte[] whole) {
        /** The message id of an answer. */
        String messageId() {
            return new String(whole, 16, whole.length - 17, StandardCharsets.US_ASCII);
        }

        /** A deliver_sm read in place. */
        MessageView message() {
            MessageView view = new MessageView();
            if (MessageScanner.scan(whole, 0, whole.length, view) != 0) {
                throw new AssertionError("malformed: " + Arrays.toString(whole));
            }
            return view;
        }

        /** The text of a deliver_sm. */
        String text() {
            MessageView view = message();
            return new String(whole, view.textOffset(), view.textLength(), StandardCharsets.US_ASCII);
        }
    }

    SinkPeer(int port) throws IOException {
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), TIMEOUT_MILLIS);
        socket.setSoTimeout(TIMEOUT_MILLIS);
        socket.setTcpNoDelay(true);
        in = new DataInputStream(new BufferedInputStream(socket.getInputStream()));
    }

    static SinkPeer bound(int port, BindType type, int version) throws IOException {
        SinkPeer peer = new SinkPeer(port);
        Received answer = peer.send(bind(type, "esme", "secret", version)).read();
        if (answer.status() != 0) {
            throw new IOException("bind refused with " + answer.status());
        }
        return peer;
    }

    static SinkPeer transceiver(int port) throws IOException {
        return bound(port, BindType.TRANSCEIVER, 0x34);
    }

    static byte[] bind(BindType type, String systemId, String password, int version) {
        return new ControlPduCodec().encodeBind(new BindRequest(type, systemId, password, "", version, 0, 0, "", 1));
    }

    static byte[] submit(int sequence, String text, int registeredDelivery) {
        PduBuffer out = new PduBuffer(256);
        int header = out.begin(CommandId.SUBMIT_SM, sequence);
        out.putByte(0);
        address("4477", out);
        address("4915123456789", out);
        out.putByte(0);
        out.putInt(0);
        out.putByte(registeredDelivery);
        out.putByte(0);
        out.putShort(0);
        byte[] octets = text.getBytes(StandardCharsets.US_ASCII);
        out.putByte(octets.length);
        out.putBytes(octets);
        out.end(header);
        return Arrays.copyOf(out.bytes(), out.length());
    }

    static byte[] header(int commandId, int status, int sequence) {
        byte[] out = new byte[CommandId.HEADER_BYTES];
        ResponseEncoder.header(out, 0, commandId, status, sequence);
        return out;
    }

    SinkPeer send(byte[] octets) throws IOException {
        socket.getOutputStream().write(octets);
        return this;
    }

    Received read() throws IOException {
        int length = in.readInt();
        byte[] whole = new byte[length];
        ByteBuffer.wrap(whole).putInt(length);
        in.readFully(whole, 4, length - 4);
        ByteBuffer header = ByteBuffer.wrap(whole);
        return new Received(header.getInt(4), header.getInt(8), header.getInt(12), whole);
    }

    /** The next PDU, which has to be this one. */
    Received read(int commandId) throws IOException {
        Received received = read();
        if (received.commandId() != commandId) {
            throw new IOException("expected 0x" + Integer.toHexString(commandId) + ", came " + received);
        }
        return received;
    }

    /** A deliver_sm, which is answered. */
    Received readAndAnswer(int status) throws IOException {
        Received received = read(CommandId.DELIVER_SM);
        byte[] answer = Arrays.copyOf(header(CommandId.DELIVER_SM_RESP, status, received.sequence()), 17);
        ByteBuffer.wrap(answer).putInt(17);
        send(answer);
        return received;
    }

    boolean readsEnd() throws IOException {
        return in.read() < 0;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private static void address(String number, PduBuffer out) {
        out.putByte(1);
        out.putByte(1);
        byte[] octets = number.getBytes(StandardCharsets.US_ASCII);
        out.putString(octets, 0, octets.length);
    }
}
