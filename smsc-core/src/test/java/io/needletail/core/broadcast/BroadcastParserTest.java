package io.needletail.core.broadcast;

import static org.assertj.core.api.Assertions.assertThat;

import io.needletail.api.pdu.CommandStatus;
import io.needletail.api.pdu.TlvTag;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BroadcastParserTest {
    private final BroadcastPdu pdu = new BroadcastPdu();

    @Test
    void shouldReadEveryField() {
        pdu.serviceType = "CBS";
        pdu.areas = new String[] {"north", "south"};
        pdu.every(300, 0x0A, 2);

        BroadcastRequest request = parse(pdu.submit());

        assertThat(request.serviceType()).isEqualTo("CBS");
        assertThat(request.source()).isEqualTo(new BroadcastSource(1, 1, "100"));
        assertThat(request.areas()).containsExactly("\0north".getBytes(), "\0south".getBytes());
        assertThat(request.contentType()).isEqualTo(1);
        assertThat(request.repetitions()).isEqualTo(300);
        assertThat(request.intervalMillis()).isEqualTo(7_200_000);
    }

    @ParameterizedTest
    @ValueSource(ints = {TlvTag.BROADCAST_CONTENT_TYPE, TlvTag.BROADCAST_REP_NUM, TlvTag.BROADCAST_FREQUENCY_INTERVAL})
    void shouldMissARequiredTlv(int tag) {
        pdu.tlvs.remove(tag);

        assertThat(status(pdu.submit())).isEqualTo(CommandStatus.RMISSINGOPTPARAM);
    }

    @Test
    void shouldMissTheArea() {
        pdu.areas = new String[0];

        assertThat(status(pdu.submit())).isEqualTo(CommandStatus.RMISSINGOPTPARAM);
    }

    @ParameterizedTest
    @CsvSource({"3, 0x109", "0, 0", "1, 0", "2, 0"})
    void shouldKnowTheFormatsOfAnArea(int format, String expected) {
        pdu.areaFormat = format;

        assertThat(status(pdu.submit())).isEqualTo(Integer.decode(expected));
    }

    @ParameterizedTest
    @CsvSource({"0x00, 0", "0x07, 0x107", "0x08, 0", "0x0E, 0", "0x0F, 0x107"})
    void shouldKnowTheUnitsOfAnInterval(String unit, String expected) {
        pdu.every(1, Integer.decode(unit), 1);

        assertThat(status(pdu.submit())).isEqualTo(Integer.decode(expected));
    }

    @Test
    void shouldNameTheFieldAtFault() {
        pdu.areas = new String[] {""};
        assertThat(status(pdu.submit())).isEqualTo(CommandStatus.RINVBCASTALIAS_NAME);

        BroadcastPdu other = new BroadcastPdu();
        other.tlvs.put(TlvTag.BROADCAST_CONTENT_TYPE, new byte[] {4, 0, 1});
        assertThat(status(other.submit())).isEqualTo(CommandStatus.RINVBCASTCNTTYPE);
        other.priority = 5;
        assertThat(status(other.submit())).isEqualTo(CommandStatus.RINVPRTFLG);
        other.source = "1234567890123456789012";
        assertThat(status(other.submit())).isEqualTo(CommandStatus.RINVSRCADR);
        other.serviceType = "toolong";
        assertThat(status(other.submit())).isEqualTo(CommandStatus.RINVSERTYP);
    }

    @Test
    void shouldTakeAnyOctetsWithoutAnException() {
        Random random = new Random(1);
        for (int i = 0; i < 20_000; i++) {
            byte[] bytes = i % 3 == 0 ? pdu.submit() : i % 3 == 1 ? pdu.query() : pdu.cancel();
            for (int change = random.nextInt(4); change >= 0; change--) {
                bytes[16 + random.nextInt(bytes.length - 16)] = (byte) random.nextInt();
            }
            int length = 16 + random.nextInt(bytes.length - 15);

            BroadcastParser parser = new BroadcastParser(bytes, 0, length);

            assertThat(parser.request() == null).isEqualTo(parser.status() != CommandStatus.ROK);
        }
    }

    private static int status(byte[] bytes) {
        return new BroadcastParser(bytes, 0, bytes.length).status();
    }

    private static BroadcastRequest parse(byte[] bytes) {
        return Objects.requireNonNull(new BroadcastParser(bytes, 0, bytes.length).request());
    }
}
