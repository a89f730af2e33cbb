package io.needletail.load.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.needletail.api.pdu.CommandStatus;
import io.needletail.api.pdu.MessageScanner;
import io.needletail.api.pdu.MessageView;
import io.needletail.api.pdu.TlvTag;
import io.needletail.load.Seeds;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** What leaves is what the server's own scanner reads. */
class MessageStreamTest {
    private static final Destinations ANYONE = new DestinationPattern("4477#######", false);

    private final MessageProgress progress = new MessageProgress();
    private final MessageView view = new MessageView();
    private int sequence;

    @Test
    void shouldWriteASubmitThatScans() {
        next(stream(new MessageVariant(1, "Hello", TextEncoding.AUTO, 0, LongForm.UDH), ANYONE));
        assertThat(text()).isEqualTo("Hello");
        assertThat(view.source()).isEqualTo("Needletail");
        assertThat(view.sourceTon()).isEqualTo(5);
        assertThat(view.destination()).matches("4477\\d{7}");
        assertThat(view.destinationTon()).isEqualTo(1);
        assertThat(view.registeredDelivery()).isEqualTo(1);
    }

    @Test
    void shouldMakeTextsOfTheLengthAskedFor() {
        next(stream(new MessageVariant(1, "abc", TextEncoding.GSM, 160, LongForm.UDH), ANYONE));
        assertThat(text()).hasSize(160).startsWith("abcabc");
    }

    @Test
    void shouldSendALongTextInPartsWithOneReferenceAndOneDestination() {
        MessageStream stream = stream(new MessageVariant(1, "0123456789", TextEncoding.GSM, 400, LongForm.UDH), ANYONE);
        StringBuilder whole = new StringBuilder();
        Set<String> destinations = new HashSet<>();
        Set<Byte> references = new HashSet<>();
        for (int part = 1; part <= 3; part++) {
            next(stream);
            byte[] header = Arrays.copyOfRange(view.bytes(), view.textOffset(), view.textOffset() + 6);
            assertThat(header).startsWith(5, 0, 3).endsWith(3, part);
            assertThat(view.userDataHeaderLength()).isEqualTo(6);
            references.add(header[3]);
            destinations.add(view.destination());
            whole.append(text().substring(6));
        }
        assertThat(whole.toString()).isEqualTo("0123456789".repeat(40));
        assertThat(destinations).hasSize(1);
        assertThat(references).hasSize(1);
        next(stream);
        assertThat(references).as("the next message has its own").doesNotContain(view.bytes()[view.textOffset() + 3]);
    }

    @Test
    void shouldSendALongTextWithSarTlvs() {
        MessageStream stream = stream(new MessageVariant(1, "é", TextEncoding.LATIN1, 200, LongForm.SAR), ANYONE);
        int total = 0;
        for (int part = 1; part <= 2; part++) {
            next(stream);
            assertThat(view.bytes()[view.findTlv(TlvTag.SAR_SEGMENT_SEQNUM)]).isEqualTo((byte) part);
            assertThat(view.bytes()[view.findTlv(TlvTag.SAR_TOTAL_SEGMENTS)]).isEqualTo((byte) 2);
            assertThat(view.bytes()[view.findTlv(TlvTag.SAR_MSG_REF_NUM) + 1]).isEqualTo((byte) 1);
            total += view.textLength();
        }
        assertThat(total).isEqualTo(200);
    }

    @Test
    void shouldSendALongTextInMessagePayload() {
        next(stream(new MessageVariant(1, "Й", TextEncoding.AUTO, 5000, LongForm.PAYLOAD), ANYONE));
        assertThat(view.textLength()).isEqualTo(10_000);
        assertThat(view.findTlv(TlvTag.MESSAGE_PAYLOAD)).isPositive();
        assertThat(view.dataCoding()).isEqualTo(8);
    }

    @Test
    void shouldMixByWeight() {
        MessageMix mix = MessageMix.of(List.of("9*often", "rare"), TextEncoding.AUTO, 0, LongForm.UDH);
        MessageStream stream = new MessagePlan(mix, "1", ANYONE, false, 7).stream(0, 1);
        int often = 0;
        for (int i = 0; i < 10_000; i++) {
            next(stream);
            often += text().equals("often") ? 1 : 0;
        }
        assertThat(often).isCloseTo(9000, within(150));
    }

    @Test
    void shouldCountDestinationsUpAcrossLoops() {
        Destinations sequential = new DestinationPattern("1##", true);
        MessageMix mix = MessageMix.of(List.of("x"), TextEncoding.AUTO, 0, LongForm.UDH);
        Set<String> seen = new HashSet<>();
        for (int lane = 0; lane < 3; lane++) {
            MessageStream stream = new MessagePlan(mix, "1", sequential, false, 1).stream(lane, 3);
            for (int i = 0; i < 33; i++) {
                next(stream);
                seen.add(view.destination());
            }
        }
        assertThat(seen).hasSize(99).contains("100", "198");
    }

    @Test
    void shouldRepeatItselfFromTheSameSeed() {
        MessageVariant variant = new MessageVariant(1, "x", TextEncoding.AUTO, 0, LongForm.UDH);
        next(stream(variant, ANYONE));
        String first = view.destination();
        next(stream(variant, ANYONE));
        assertThat(view.destination()).isEqualTo(first);
    }

    @Test
    void shouldScanWhateverIsMixed() {
        SplittableRandom random = Seeds.random("MessageStreamTest");
        for (int round = 0; round < 300; round++) {
            MessageVariant variant = new MessageVariant(
                    1,
                    random.nextBoolean() ? "abc{€}" : "Привет 😀",
                    random.nextBoolean() ? TextEncoding.AUTO : TextEncoding.UCS2,
                    random.nextInt(0, 1000),
                    LongForm.values()[random.nextInt(3)]);
            MessageStream stream = stream(variant, new DestinationPattern("#".repeat(random.nextInt(1, 18)), false));
            for (int i = 0; i < 30; i++) {
                next(stream);
            }
            progress.message = null;
        }
    }

    private static MessageStream stream(MessageVariant variant, Destinations destinations) {
        return new MessagePlan(new MessageMix(List.of(variant)), "Needletail", destinations, true, 42).stream(0, 1);
    }

    /** Writes one at an odd place, and scans it. */
    private void next(MessageStream stream) {
        byte[] out = new byte[stream.maxBytes() + 7];
        int end = stream.append(progress, ++sequence, out, 7);
        assertThat(MessageScanner.scan(out, 7, end - 7, 0x34, view)).isEqualTo(CommandStatus.ROK);
        assertThat(view.length()).isEqualTo(end - 7);
        assertThat(Arrays.copyOfRange(out, 19, 23))
                .containsExactly(sequence >> 24, sequence >> 16, sequence >> 8, sequence);
        int length = (out[7] & 0xFF) << 24 | (out[8] & 0xFF) << 16 | (out[9] & 0xFF) << 8 | out[10] & 0xFF;
        assertThat(length).isEqualTo(end - 7);
    }

    private String text() {
        return new String(view.bytes(), view.textOffset(), view.textLength(), StandardCharsets.ISO_8859_1);
    }
}
