package io.needletail.core.server;

import io.needletail.core.session.CloseReason;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.ByteToMessageDecoder;
import io.netty.handler.codec.ProtocolDetectionState;
import io.netty.handler.codec.haproxy.HAProxyMessageDecoder;
import java.util.List;

/**
 * First in the pipeline behind a proxy: nothing gets past unless it begins like a header of the PROXY protocol, version 1
 * or 2. Without this the decoder would take a PDU for a header of version 1 and wait for its end.
 */
final class ProxyHeaderGate extends ByteToMessageDecoder {

    @Override
    protected void decode(ChannelHandlerContext ctx, ByteBuf in, List<Object> out) {
        ProtocolDetectionState state = HAProxyMessageDecoder.detectProtocol(in).state();
        if (state == ProtocolDetectionState.DETECTED) {
            // What was read goes to the decoder.
            ctx.pipeline().remove(this);
        } else if (state == ProtocolDetectionState.INVALID) {
            in.skipBytes(in.readableBytes());
            ctx.fireUserEventTriggered(CloseReason.PROXY_HEADER);
        }
    }
}
