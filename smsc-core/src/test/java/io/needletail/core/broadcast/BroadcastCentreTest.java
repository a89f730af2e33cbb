package io.needletail.core.broadcast;

import static org.assertj.core.api.Assertions.assertThat;

import io.needletail.api.message.MessageState;
import io.needletail.api.pdu.CommandStatus;
import io.needletail.api.pdu.TlvTag;
import io.needletail.api.time.Clock;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BroadcastCentreTest {
    private static final long NOW = 1_800_000_000_000L;
    private static final String IN_A_MINUTE = "000000000100000R";

    private final SetClock clock = new SetClock();
    private final BroadcastPdu pdu = new BroadcastPdu();

    @TempDir
    Path directory;

    private BroadcastCentre centre;

    @BeforeEach
    void open() {
        centre = BroadcastCentre.open(
                file(),
                new BroadcastConfig(
                        List.of(
                                new BroadcastArea("north", 90, CommandStatus.ROK),
                                new BroadcastArea("south", 100, CommandStatus.ROK),
                                new BroadcastArea("sea", 0, CommandStatus.RBCASTFAIL)),
                        3_600_000,
                        100,
                        600_000,
                        86_400_000,
                        true),
                clock);
    }

    @AfterEach
    void close() {
        centre.close();
    }

    @Test
    void shouldBroadcastAtItsIntervalUntilItsNumberIsMade() {
        pdu.schedule = IN_A_MINUTE;
        pdu.every(3, BroadcastPdu.SECONDS, 10);
        pdu.areas = new String[] {"north", "south"};
        pdu.messageId = id(ask(pdu.submit()));

        assertThat(state()).isEqualTo(MessageState.SCHEDULED);
        assertThat(successes()).containsExactly(255, 255);
        clock.millis += 60_000;
        assertThat(state()).isEqualTo(MessageState.ENROUTE);
        assertThat(successes()).containsExactly(90, 100);
        clock.millis += 19_999;
        assertThat(state()).isEqualTo(MessageState.ENROUTE);
        assertThat(ends()).isEmpty();
        clock.millis += 1;
        assertThat(state()).isEqualTo(MessageState.DELIVERED);
        assertThat(ends()).hasSize(1);
    }

    @Test
    void shouldExpireWithItsValidity() {
        pdu.validity = IN_A_MINUTE;
        pdu.every(7, BroadcastPdu.SECONDS, 30);
        pdu.messageId = id(ask(pdu.submit()));

        clock.millis += 59_999;
        assertThat(state()).isEqualTo(MessageState.ENROUTE);
        clock.millis += 1;
        assertThat(state()).isEqualTo(MessageState.EXPIRED);
    }

    @Test
    void shouldLetValidityDecideWhereNoNumberIsGiven() {
        pdu.validity = IN_A_MINUTE;
        pdu.every(0, BroadcastPdu.SECONDS, 30);
        pdu.messageId = id(ask(pdu.submit()));

        clock.millis += 60_000;
        assertThat(state()).isEqualTo(MessageState.DELIVERED);
    }

    @Test
    void shouldNameTheAreasItDoesNotGoTo() {
        pdu.areas = new String[] {"north", "sea", "moon"};

        byte[] response = ask(pdu.submit());

        assertThat(status(response)).isEqualTo(CommandStatus.ROK);
        assertThat(values(response, TlvTag.BROADCAST_ERROR_STATUS))
                .extracting(value -> ByteBuffer.wrap(value).getInt())
                .containsExactly(CommandStatus.RBCASTFAIL, CommandStatus.RINVBCASTALIAS_NAME);
        assertThat(values(response, TlvTag.BROADCAST_AREA_IDENTIFIER))
                .containsExactly("\0sea".getBytes(), "\0moon".getBytes());
    }

    @Test
    void shouldRefuseWhatGoesNowhere() {
        pdu.areas = new String[] {"moon"};
        assertThat(status(ask(pdu.submit()))).isEqualTo(CommandStatus.RINVBCASTALIAS_NAME);

        pdu.areas = new String[] {"sea"};
        assertThat(status(ask(pdu.submit()))).isEqualTo(CommandStatus.RBCASTFAIL);
    }

    @Test
    void shouldCancelByIdOnce() {
        pdu.schedule = IN_A_MINUTE;
        pdu.messageId = id(ask(pdu.submit()));

        assertThat(status(ask(pdu.cancel()))).isEqualTo(CommandStatus.ROK);
        assertThat(state()).isEqualTo(MessageState.DELETED);
        assertThat(status(ask(pdu.cancel()))).isEqualTo(CommandStatus.RBCASTCANCELFAIL);
    }

    @Test
    void shouldCancelAGroup() {
        pdu.schedule = IN_A_MINUTE;
        pdu.serviceType = "CBS";
        String first = id(ask(pdu.submit()));
        pdu.serviceType = "OTHER";
        String second = id(ask(pdu.submit()));

        pdu.serviceType = "CBS";
        assertThat(status(ask(pdu.cancel()))).isEqualTo(CommandStatus.ROK);

        pdu.messageId = first;
        assertThat(state()).isEqualTo(MessageState.DELETED);
        pdu.messageId = second;
        assertThat(state()).isEqualTo(MessageState.SCHEDULED);
    }

    @Test
    void shouldKnowABroadcastByItsAccountAndItsSource() {
        pdu.schedule = IN_A_MINUTE;
        pdu.messageId = id(ask(pdu.submit()));

        assertThat(status(ask(pdu.query(), "other"))).isEqualTo(CommandStatus.RINVMSGID);
        assertThat(status(ask(pdu.cancel(), "other"))).isEqualTo(CommandStatus.RINVMSGID);
        pdu.source = "200";
        assertThat(status(ask(pdu.query()))).isEqualTo(CommandStatus.RINVMSGID);
        pdu.source = "";
        assertThat(status(ask(pdu.query()))).isEqualTo(CommandStatus.ROK);
    }

    @Test
    void shouldReplaceTheOneItNames() {
        pdu.schedule = IN_A_MINUTE;
        pdu.messageId = id(ask(pdu.submit()));
        pdu.replaces = 1;
        pdu.areas = new String[] {"north", "south"};

        assertThat(id(ask(pdu.submit()))).isEqualTo(pdu.messageId);
        assertThat(successes()).hasSize(2);
        pdu.messageId = "B000000099";
        assertThat(status(ask(pdu.submit()))).isEqualTo(CommandStatus.RINVMSGID);
    }

    @Test
    void shouldRefuseTimesThatHavePassed() {
        pdu.schedule = "200101000000000+";
        assertThat(status(ask(pdu.submit()))).isEqualTo(CommandStatus.RINVSCHED);

        pdu.schedule = "";
        pdu.validity = "200101000000000+";
        assertThat(status(ask(pdu.submit()))).isEqualTo(CommandStatus.RINVEXPIRY);
    }

    @Test
    void shouldTakeUpAfterARestartWhatItKnew() throws IOException {
        pdu.schedule = IN_A_MINUTE;
        String kept = id(ask(pdu.submit()));
        String cancelled = id(ask(pdu.submit()));
        pdu.messageId = cancelled;
        ask(pdu.cancel());
        centre.close();
        Files.write(file(), new byte[] {0, 0, 0, 99, 1, 2, 3}, StandardOpenOption.APPEND);

        open();

        assertThat(state()).isEqualTo(MessageState.DELETED);
        pdu.messageId = kept;
        assertThat(state()).isEqualTo(MessageState.SCHEDULED);
        pdu.messageId = "";
        assertThat(id(ask(pdu.submit()))).isGreaterThan(cancelled);
    }

    @Test
    void shouldNeverGiveAnIdTwiceHoweverLongItWasAway() {
        String first = id(ask(pdu.submit()));
        centre.close();
        clock.millis += 30 * 86_400_000L;
        open();
        centre.close();
        open();

        pdu.messageId = first;
        assertThat(status(ask(pdu.query()))).isEqualTo(CommandStatus.RINVMSGID);
        assertThat(id(ask(pdu.submit()))).isGreaterThan(first);
    }

    private Path file() {
        return directory.resolve("broadcasts");
    }

    private byte[] ask(byte[] request) {
        return ask(request, "esme");
    }

    private byte[] ask(byte[] request, String systemId) {
        BroadcastParser parser = new BroadcastParser(request, 0, request.length);
        assertThat(parser.status()).isEqualTo(CommandStatus.ROK);
        CompletableFuture<byte[]> response = new CompletableFuture<>();
        boolean taken =
                centre.tryAnswer(new BroadcastCentre.Question(parser, 7, systemId), Runnable::run, response::complete);
        assertThat(taken).isTrue();
        return response.join();
    }

    private MessageState state() {
        return MessageState.of(values(ask(pdu.query()), TlvTag.MESSAGE_STATE).get(0)[0]);
    }

    private List<Integer> successes() {
        return values(ask(pdu.query()), TlvTag.BROADCAST_AREA_SUCCESS).stream()
                .map(value -> value[0] & 0xFF)
                .toList();
    }

    private List<byte[]> ends() {
        return values(ask(pdu.query()), TlvTag.BROADCAST_END_TIME);
    }

    private static int status(byte[] response) {
        return ByteBuffer.wrap(response).getInt(8);
    }

    private static String id(byte[] response) {
        assertThat(status(response)).isEqualTo(CommandStatus.ROK);
        return new String(response, 16, nul(response) - 16, StandardCharsets.ISO_8859_1);
    }

    private static int nul(byte[] response) {
        int at = 16;
        while (response[at] != 0) {
            at++;
        }
        return at;
    }

    private static List<byte[]> values(byte[] response, int tag) {
        List<byte[]> values = new ArrayList<>();
        ByteBuffer tlvs = ByteBuffer.wrap(response).position(nul(response) + 1);
        while (tlvs.remaining() > 0) {
            int found = tlvs.getShort() & 0xFFFF;
            byte[] value = new byte[tlvs.getShort()];
            tlvs.get(value);
            if (found == tag) {
                values.add(value);
            }
        }
        return values;
    }

    /** Stands still until a test moves it. */
    private static final class SetClock implements Clock {
        private volatile long millis = NOW;

        @Override
        public long millis() {
            return millis;
        }

        @Override
        public long nanos() {
            return 0;
        }
    }
}
