package io.needletail.benchmarks.peer;

import static io.needletail.benchmarks.peer.ControlAnswers.COMMAND_ID_AT;
import static io.needletail.benchmarks.peer.ControlAnswers.MAX_PDU_BYTES;
import static io.needletail.benchmarks.peer.ControlAnswers.SEQUENCE_AT;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.LengthFieldBasedFrameDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What Netty can do at most: frames, and a fixed submit_sm_resp with the request's sequence number. It looks at no field of a
 * message, gives no id of its own and keeps nothing. The answers of one read leave in one write. Argument: port.
 */
public final class NettyEchoServer {
    private NettyEchoServer() {}

    public static void main(String[] arguments) throws InterruptedException {
        LoopbackServer.serve(
                Integer.parseInt(arguments[0]),
                () -> List.of(new LengthFieldBasedFrameDecoder(MAX_PDU_BYTES, 0, 4, -4, 0), new EchoHandler()));
    }

    private static final class EchoHandler extends ChannelInboundHandlerAdapter {
        private static final int SUBMIT_SM = 4;
        private static final byte[] ANSWER = answer();
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
            if (commandId == SUBMIT_SM) {
                int start = out.writerIndex();
                out.writeBytes(ANSWER).setInt(start + SEQUENCE_AT, sequence);
            } else {
                ControlAnswers.append(commandId, sequence, out);
            }
        }

        @Override
        public void channelReadComplete(ChannelHandlerContext context) {
            ByteBuf out = answers;
            answers = null;
            if (out != null) {
                context.writeAndFlush(out, context.voidPromise());
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
            context.close();
        }

        private static byte[] answer() {
            byte[] id = "0000000001\0".getBytes(StandardCharsets.US_ASCII);
            return ByteBuffer.allocate(ControlAnswers.HEADER_BYTES + id.length)
                    .putInt(ControlAnswers.HEADER_BYTES + id.length)
                    .putInt(0x8000_0000 | SUBMIT_SM)
                    .putInt(0)
                    .putInt(0)
                    .put(id)
                    .array();
        }
    }
}
