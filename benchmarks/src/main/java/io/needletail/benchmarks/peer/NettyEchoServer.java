package io.needletail.benchmarks.peer;

import static io.needletail.benchmarks.peer.EchoAnswers.COMMAND_ID_AT;
import static io.needletail.benchmarks.peer.EchoAnswers.MAX_PDU_BYTES;
import static io.needletail.benchmarks.peer.EchoAnswers.SEQUENCE_AT;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.LengthFieldBasedFrameDecoder;
import java.util.List;

/**
 * The least that a server on Netty does, in the usual way: frames, a fixed submit_sm_resp with the request's sequence number,
 * one write an answer, one flush a read. It looks at no field of a message, gives no id of its own and keeps nothing.
 * Argument: port.
 */
public final class NettyEchoServer {
    private NettyEchoServer() {}

    public static void main(String[] arguments) throws InterruptedException {
        LoopbackServer.serve(
                Integer.parseInt(arguments[0]),
                () -> List.of(new LengthFieldBasedFrameDecoder(MAX_PDU_BYTES, 0, 4, -4, 0), new EchoHandler()));
    }

    private static final class EchoHandler extends ChannelInboundHandlerAdapter {
        @Override
        public void channelRead(ChannelHandlerContext context, Object message) {
            ByteBuf frame = (ByteBuf) message;
            int commandId = frame.getInt(COMMAND_ID_AT);
            int sequence = frame.getInt(SEQUENCE_AT);
            frame.release();
            ByteBuf out = context.alloc().directBuffer(EchoAnswers.MAX_ANSWER_BYTES);
            EchoAnswers.append(commandId, sequence, out);
            LoopbackServer.write(context, out);
        }

        @Override
        public void channelReadComplete(ChannelHandlerContext context) {
            context.flush();
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
            LoopbackServer.close(context);
        }
    }
}
