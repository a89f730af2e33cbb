package io.needletail.core.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.needletail.api.pdu.CommandId;
import io.needletail.api.pdu.CommandStatus;
import io.needletail.core.server.Pdus;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FramingTest {
    private final LoopFixture loop = LoopFixture.open(64);

    @AfterEach
    void close() {
        loop.close();
    }

    @Test
    void shouldSeeTheSamePdusWhereverTheStreamIsSplit() {
        loop.bind(CommandId.BIND_TRANSMITTER);
        byte[] stream = Pdus.join(Pdus.submit(1), Pdus.header(CommandId.ENQUIRE_LINK, 0, 2), Pdus.submit(3));
        for (int split = 0; split <= stream.length; split++) {
            loop.read(Arrays.copyOfRange(stream, 0, split));
            loop.read(Arrays.copyOfRange(stream, split, stream.length));
            assertThat(loop.take()).extracting(LoopFixture.Seen::sequence).containsExactly(1, 3);
            assertThat(loop.sent()).extracting(LoopFixture.Sent::sequence).containsExactly(2);
            loop.answer(1, 3);
            assertThat(loop.sent()).extracting(LoopFixture.Sent::sequence).containsExactly(1, 3);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {Integer.MIN_VALUE, -1, 0, 15, 70_001, Integer.MAX_VALUE})
    void shouldNackABadCommandLengthWithSequenceZeroAndClose(int length) {
        loop.bind(CommandId.BIND_TRANSMITTER);
        loop.read(
                Pdus.join(Pdus.submit(1), ByteBuffer.allocate(4).putInt(length).array(), new byte[] {1, 2, 3}));
        assertThat(loop.take()).extracting(LoopFixture.Seen::sequence).containsExactly(1);
        assertThat(loop.sent())
                .containsExactly(new LoopFixture.Sent(CommandId.GENERIC_NACK, CommandStatus.RINVCMDLEN, 0, 16));
        assertThat(loop.channel.isActive()).isFalse();
        assertThat(loop.loop.metrics().closes(CloseReason.BAD_COMMAND_LENGTH).get())
                .isOne();
    }

    @Test
    void shouldTakeThePduOfTheLargestLength() {
        loop.bind(CommandId.BIND_TRANSMITTER);
        byte[] body = new byte[70_000 - 16];
        loop.read(Pdus.pdu(0x10201, 0, 9, body));
        assertThat(loop.sent())
                .containsExactly(new LoopFixture.Sent(CommandId.GENERIC_NACK, CommandStatus.RINVCMDID, 9, 16));
    }

    @ParameterizedTest
    @ValueSource(ints = {0x0A, 0x22, 0x1FF, 0x200, 0x10200, 0x7FFF_FFFF})
    void shouldNackAnUnknownCommandWithItsSequenceAndKeepTheLink(int commandId) {
        loop.bind(CommandId.BIND_TRANSMITTER);
        loop.read(Pdus.header(commandId, 0, 5));
        assertThat(loop.sent())
                .containsExactly(new LoopFixture.Sent(CommandId.GENERIC_NACK, CommandStatus.RINVCMDID, 5, 16));
        loop.read(Pdus.header(CommandId.ENQUIRE_LINK, 0, 6));
        assertThat(loop.sent()).containsExactly(new LoopFixture.Sent(CommandId.ENQUIRE_LINK_RESP, 0, 6, 16));
    }

    @ParameterizedTest
    @ValueSource(
            ints = {
                CommandId.GENERIC_NACK,
                CommandId.SUBMIT_SM_RESP,
                CommandId.DELIVER_SM_RESP,
                CommandId.ENQUIRE_LINK_RESP,
                CommandId.UNBIND_RESP,
                0x8000_01FF,
                0xFFFF_FFFF
            })
    void shouldDropAndCountAResponseToNothing(int commandId) {
        loop.bind(CommandId.BIND_TRANSMITTER);
        loop.read(Pdus.header(commandId, 0, 5));
        assertThat(loop.sent()).isEmpty();
        assertThat(loop.take()).isEmpty();
        assertThat(loop.channel.isActive()).isTrue();
        assertThat(loop.loop.metrics().unknownResponses.get()).isOne();
    }
}
