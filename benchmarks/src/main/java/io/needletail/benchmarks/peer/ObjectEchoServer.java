package io.needletail.benchmarks.peer;

import io.needletail.benchmarks.peer.object.Pdu;
import io.needletail.benchmarks.peer.object.PduDecoder;
import io.needletail.benchmarks.peer.object.PduEncoder;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import java.util.List;

/**
 * The cost of making an object of each PDU, with nothing else in the way: decoder, handler, answer with an id of its own,
 * a future that tells when it is sent, encoder, one flush a read. It stands for SMPP libraries on Netty and an event loop; it is none of them. Argument: port.
 */
public final class ObjectEchoServer {
    private ObjectEchoServer() {}

    public static void main(String[] arguments) throws InterruptedException {
        LoopbackServer.serve(
                Integer.parseInt(arguments[0]), () -> List.of(new PduDecoder(), new PduEncoder(), new AnswerHandler()));
    }

    private static final class AnswerHandler extends SimpleChannelInboundHandler<Pdu> {
        private long lastId;

        @Override
        protected void channelRead0(ChannelHandlerContext context, Pdu pdu) {
            if (pdu instanceof Pdu.SubmitSm submit) {
                String id = Long.toString(1_000_000_000 + ++lastId);
                context.write(new Pdu.SubmitSmResp(0, submit.sequence(), id))
                        .addListener(ChannelFutureListener.CLOSE_ON_FAILURE);
            } else if (pdu instanceof Pdu.Control control) {
                ByteBuf out = context.alloc().buffer(EchoAnswers.MAX_ANSWER_BYTES);
                EchoAnswers.append(control.commandId(), control.sequence(), out);
                LoopbackServer.write(context, out);
            }
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
