package io.needletail.api.part;

import static org.assertj.core.api.Assertions.assertThat;

import io.needletail.api.pdu.TlvTag;
import io.needletail.api.text.Concatenation;
import io.needletail.api.text.PartForm;
import io.needletail.api.text.PartNumber;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ConcatenationTest {

    @Test
    void shouldReadAReferenceOfEightBitsBehindOtherElements() {
        long part = ofElements(5, 4, 1, 2, 3, 4, 0, 3, 200, 4, 2);

        assertThat(Concatenation.form(part)).isEqualTo(PartForm.UDH8);
        assertThat(Concatenation.reference(part)).isEqualTo(200);
        assertThat(Concatenation.total(part)).isEqualTo(4);
        assertThat(Concatenation.number(part)).isEqualTo(2);
    }

    @Test
    void shouldReadAReferenceOfSixteenBits() {
        long part = ofElements(8, 4, 0xFE, 0xDC, 255, 255);

        assertThat(Concatenation.form(part)).isEqualTo(PartForm.UDH16);
        assertThat(Concatenation.reference(part)).isEqualTo(0xFEDC);
        assertThat(Concatenation.total(part)).isEqualTo(255);
        assertThat(Concatenation.number(part)).isEqualTo(255);
    }

    @Test
    void shouldReadTheSarTlvsInAnyOrder() {
        long part = ofTlvs(sequence(3), reference(0x1234), total(3));

        assertThat(Concatenation.form(part)).isEqualTo(PartForm.SAR);
        assertThat(Concatenation.reference(part)).isEqualTo(0x1234);
        assertThat(Concatenation.total(part)).isEqualTo(3);
        assertThat(Concatenation.number(part)).isEqualTo(3);
    }

    @Test
    void shouldIgnoreASarTlvWithoutItsPartners() {
        assertThat(ofTlvs(sequence(3), total(3))).isEqualTo(Concatenation.NONE);
        assertThat(ofTlvs(sequence(3), reference(1))).isEqualTo(Concatenation.NONE);
        assertThat(ofTlvs(total(3), reference(1))).isEqualTo(Concatenation.NONE);
    }

    @Test
    void shouldIgnoreNumbersThatCannotBe() {
        assertThat(ofElements(0, 3, 1, 0, 1)).isEqualTo(Concatenation.NONE);
        assertThat(ofElements(0, 3, 1, 2, 0)).isEqualTo(Concatenation.NONE);
        assertThat(ofElements(0, 3, 1, 2, 3)).isEqualTo(Concatenation.NONE);
        assertThat(ofTlvs(sequence(4), reference(1), total(3))).isEqualTo(Concatenation.NONE);
    }

    @Test
    void shouldTakeTheLastOfTwoElements() {
        assertThat(Concatenation.number(ofElements(0, 3, 1, 3, 1, 8, 4, 0, 1, 3, 2)))
                .isEqualTo(2);
    }

    @Test
    void shouldSayOneForTheNumberOfWhatIsNoPart() {
        LongMessage message = new LongMessage();
        message.text = new byte[] {'a'};

        assertThat(Concatenation.of(message.view())).isEqualTo(Concatenation.NONE);
        assertThat(PartNumber.of(message.view())).isEqualTo(1);
    }

    @Test
    void shouldReadAnyOctetsAsHeaderWithoutLeavingIt() {
        SplittableRandom random = Seeds.random("ConcatenationTest");
        for (int i = 0; i < 50_000; i++) {
            LongMessage message = new LongMessage();
            message.esmClass = 0x40;
            message.text = new byte[random.nextInt(24)];
            for (int at = 0; at < message.text.length; at++) {
                message.text[at] = (byte) random.nextInt(random.nextBoolean() ? 10 : 256);
            }
            long part = Concatenation.of(message.view());

            if (Concatenation.isPart(part)) {
                assertThat(Concatenation.number(part)).isBetween(1, Concatenation.total(part));
                assertThat(Concatenation.reference(part))
                        .isBetween(0, Concatenation.form(part).largestReference());
            }
        }
    }

    private static long ofElements(int... octets) {
        LongMessage message = new LongMessage();
        message.elements = new byte[octets.length];
        for (int i = 0; i < octets.length; i++) {
            message.elements[i] = (byte) octets[i];
        }
        return Concatenation.of(message.view());
    }

    private static long ofTlvs(byte[]... tlvs) {
        LongMessage message = new LongMessage();
        ByteBuffer all = ByteBuffer.allocate(64);
        for (byte[] tlv : tlvs) {
            all.put(tlv);
        }
        message.tlvsBehind = Arrays.copyOf(all.array(), all.position());
        return Concatenation.of(message.view());
    }

    private static byte[] reference(int value) {
        return LongMessage.tlv(TlvTag.SAR_MSG_REF_NUM, (byte) (value >> 8), (byte) value);
    }

    private static byte[] total(int value) {
        return LongMessage.tlv(TlvTag.SAR_TOTAL_SEGMENTS, (byte) value);
    }

    private static byte[] sequence(int value) {
        return LongMessage.tlv(TlvTag.SAR_SEGMENT_SEQNUM, (byte) value);
    }
}
