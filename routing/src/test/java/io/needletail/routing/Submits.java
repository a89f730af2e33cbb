package io.needletail.routing;

import io.needletail.api.account.Account;
import io.needletail.api.pdu.CommandId;
import io.needletail.api.pdu.CommandStatus;
import io.needletail.api.pdu.MessageScanner;
import io.needletail.api.pdu.MessageView;
import io.needletail.api.route.RouteQuery;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Builds submit_sm and questions about them. */
public final class Submits {
    private String serviceType = "";
    private int sourceTon;
    private int sourceNpi;
    private String source = "";
    private int destinationTon;
    private int destinationNpi;
    private String destination = "1";
    private int esmClass;
    private int priority;
    private int coding;
    private byte[] text = new byte[0];
    private final ByteArrayOutputStream tlvs = new ByteArrayOutputStream();

    /** A view over the smallest submit_sm for a destination. */
    public static MessageView to(String destination) {
        return new Submits().destination(destination, 0, 0).view();
    }

    public static RouteQuery query(MessageView message) {
        return query(message, "esme");
    }

    public static RouteQuery query(MessageView message, String systemId) {
        RouteQuery query = new RouteQuery();
        query.message = message;
        query.account = new Account(systemId, 0, 10, 10, 0);
        query.bind = RouteQuery.TRANSCEIVER;
        return query;
    }

    public Submits serviceType(String value) {
        serviceType = value;
        return this;
    }

    public Submits source(String address, int ton, int npi) {
        source = address;
        sourceTon = ton;
        sourceNpi = npi;
        return this;
    }

    public Submits destination(String address, int ton, int npi) {
        destination = address;
        destinationTon = ton;
        destinationNpi = npi;
        return this;
    }

    public Submits esmClass(int value) {
        esmClass = value;
        return this;
    }

    public Submits priority(int value) {
        priority = value;
        return this;
    }

    public Submits text(int dataCoding, byte[] octets) {
        coding = dataCoding;
        text = octets;
        return this;
    }

    public Submits latin(String value) {
        return text(3, value.getBytes(StandardCharsets.ISO_8859_1));
    }

    public Submits tlv(int tag, byte[] value) {
        tlvs.writeBytes(ByteBuffer.allocate(4)
                .putShort((short) tag)
                .putShort((short) value.length)
                .array());
        tlvs.writeBytes(value);
        return this;
    }

    public MessageView view() {
        ByteBuffer pdu = ByteBuffer.allocate(CommandId.HEADER_BYTES + 400 + tlvs.size());
        pdu.position(4);
        pdu.putInt(CommandId.SUBMIT_SM).putInt(0).putInt(1);
        string(pdu, serviceType);
        pdu.put((byte) sourceTon).put((byte) sourceNpi);
        string(pdu, source);
        pdu.put((byte) destinationTon).put((byte) destinationNpi);
        string(pdu, destination);
        pdu.put((byte) esmClass).put((byte) 0).put((byte) priority);
        pdu.put((byte) 0).put((byte) 0).put((byte) 0).put((byte) 0);
        pdu.put((byte) coding).put((byte) 0).put((byte) text.length).put(text);
        pdu.put(tlvs.toByteArray());
        pdu.putInt(0, pdu.position());
        MessageView view = new MessageView();
        int status = MessageScanner.scan(pdu.array(), 0, pdu.position(), view);
        if (status != CommandStatus.ROK) {
            throw new IllegalStateException("to '" + destination + "': " + CommandStatus.text(status));
        }
        return view;
    }

    private static void string(ByteBuffer pdu, String value) {
        pdu.put(value.getBytes(StandardCharsets.ISO_8859_1)).put((byte) 0);
    }
}
