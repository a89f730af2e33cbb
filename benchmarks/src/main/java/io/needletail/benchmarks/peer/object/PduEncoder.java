package io.needletail.benchmarks.peer.object;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.MessageToByteEncoder;

/** Writes a submit_sm_resp from its object. */
public final class PduEncoder extends MessageToByteEncoder<Pdu.SubmitSmResp> {
    private static final int SUBMIT_SM_RESP = 0x8000_0004;
    private static final int HEADER_BYTES = 16;

    @Override
    protected void encode(ChannelHandlerContext context, Pdu.SubmitSmResp answer, ByteBuf out) {
        out.writeInt(HEADER_BYTES + answer.messageId().length() + 1);
        out.writeInt(SUBMIT_SM_RESP).writeInt(answer.status()).writeInt(answer.sequence());
        ByteBufUtil.writeAscii(out, answer.messageId());
        out.writeByte(0);
    }
}
