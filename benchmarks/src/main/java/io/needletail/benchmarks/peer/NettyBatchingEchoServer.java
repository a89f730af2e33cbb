package io.needletail.benchmarks.peer;

import static io.needletail.benchmarks.peer.EchoAnswers.COMMAND_ID_AT;
import static io.needletail.benchmarks.peer.EchoAnswers.MAX_PDU_BYTES;
import static io.needletail.benchmarks.peer.EchoAnswers.SEQUENCE_AT;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.LengthFieldBasedFrameDecoder;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@link NettyEchoServer} with the answers of one read collected in one buffer: what Netty can do at most, and what no server
 * that thinks about a message does. Argument: port.
 */
public final class NettyBatchingEchoServer {
    private NettyBatchingEchoServer() {}

    public static void main(String[] arguments) throws InterruptedException {
        LoopbackServer.serve(
                Integer.parseInt(arguments[0]),
                () -> List.of(new LengthFieldBasedFrameDecoder(MAX_PDU_BYTES, 0, 4, -4, 0), new BatchingHandler()));
    }

    private static final class BatchingHandler extends ChannelInboundHandlerAdapter {
        private static final int FIRST_BYTES = 2048;

        private @Nullable ByteBuf answers;

        @Override
        public void channelRead(ChannelHandlerContext context, Object message) {
            ByteBuf frame = (ByteBuf) message;
            int commandId = frame.getInt(COMMAND_ID_AT);
            int sequence = frame.getInt(SEQUENCE_AT);
            frame.release();
            ByteBuf out = answers;
            if (out == null) {
                out = context.alloc().directBuffer(FIRST_BYTES);
                answers = out;
            }
            EchoAnswers.append(commandId, sequence, out);
        }

        @Override
        public void channelReadComplete(ChannelHandlerContext context) {
            ByteBuf out = answers;
            answers = null;
            if (out != null) {
                LoopbackServer.write(context, out);
                context.flush();
            }
        }

        @Override
        public void handlerRemoved(ChannelHandlerContext context) {
            if (answers != null) {
                answers.release();
            }
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
            LoopbackServer.close(context);
        }
    }
}
