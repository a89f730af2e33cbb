package io.needletail.benchmarks.peer.object;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.ByteToMessageDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Makes an object of each PDU, strings and arrays included. */
public final class PduDecoder extends ByteToMessageDecoder {
    private static final int SUBMIT_SM = 4;
    private static final int HEADER_BYTES = 16;
    private static final int MIN_TLV_BYTES = 4;

    @Override
    protected void decode(ChannelHandlerContext context, ByteBuf in, List<Object> out) {
        if (in.readableBytes() < HEADER_BYTES) {
            return;
        }
        int length = in.getInt(in.readerIndex());
        if (in.readableBytes() < length) {
            return;
        }
        int end = in.readerIndex() + length;
        int commandId = in.getInt(in.readerIndex() + 4);
        int sequence = in.getInt(in.readerIndex() + 12);
        in.skipBytes(HEADER_BYTES);
        out.add(commandId == SUBMIT_SM ? submitSm(sequence, in, end) : new Pdu.Control(commandId, sequence));
        in.readerIndex(end);
    }

    private static Pdu.SubmitSm submitSm(int sequence, ByteBuf in, int end) {
        String serviceType = text(in);
        Address source = new Address(in.readByte(), in.readByte(), text(in));
        Address destination = new Address(in.readByte(), in.readByte(), text(in));
        byte esmClass = in.readByte();
        byte protocolId = in.readByte();
        byte priority = in.readByte();
        Times times = new Times(text(in), text(in));
        Flags flags =
                new Flags(esmClass, protocolId, priority, in.readByte(), in.readByte(), in.readByte(), in.readByte());
        byte[] shortMessage = new byte[in.readUnsignedByte()];
        in.readBytes(shortMessage);
        return new Pdu.SubmitSm(
                sequence, serviceType, source, destination, flags, times, new Content(shortMessage, tlvs(in, end)));
    }

    private static List<Tlv> tlvs(ByteBuf in, int end) {
        List<Tlv> tlvs = new ArrayList<>();
        while (end - in.readerIndex() >= MIN_TLV_BYTES) {
            short tag = in.readShort();
            byte[] value = new byte[in.readUnsignedShort()];
            in.readBytes(value);
            tlvs.add(new Tlv(tag, value));
        }
        return tlvs;
    }

    private static String text(ByteBuf in) {
        int length = in.bytesBefore((byte) 0);
        String text = length == 0 ? "" : in.toString(in.readerIndex(), length, StandardCharsets.ISO_8859_1);
        in.skipBytes(length + 1);
        return text;
    }
}
