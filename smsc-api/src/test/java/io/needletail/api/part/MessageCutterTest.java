package io.needletail.api.part;

import static org.assertj.core.api.Assertions.assertThat;

import io.needletail.api.pdu.CommandId;
import io.needletail.api.pdu.MessageView;
import io.needletail.api.pdu.TlvTag;
import io.needletail.api.text.Concatenation;
import io.needletail.api.text.PartForm;
import io.needletail.api.text.SegmentCounter;
import io.needletail.api.text.TextAlphabet;
import io.needletail.api.text.UserDataHeader;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MessageCutterTest {
    private static final int CASES = 20_000;

    private final MessageCutter cutter = new MessageCutter();

    @ParameterizedTest
    @CsvSource({
        "0, UDH8, 160, 1, 160",
        "0, UDH8, 161, 2, 153",
        "0, UDH16, 161, 2, 152",
        "0, UDH16, 304, 2, 152",
        "0, UDH16, 305, 3, 152",
        "0, SAR, 161, 2, 153",
        "8, UDH8, 140, 1, 140",
        "8, UDH8, 142, 2, 134",
        "8, UDH16, 142, 2, 132",
        "8, SAR, 270, 3, 134",
        "4, UDH8, 141, 2, 134",
        "4, UDH16, 141, 2, 133",
        "6, UDH8, 71, 2, 67"
    })
    void shouldFillEachPartAsFarAsTheAirInterfaceHasRoom(int coding, PartForm form, int octets, int parts, int first) {
        LongMessage message = new LongMessage();
        message.dataCoding = coding;
        message.text = "x".repeat(octets).getBytes(StandardCharsets.US_ASCII);

        List<MessageView> cut = cut(message.view(), form, 7);

        assertThat(cut).hasSize(parts);
        MessageView part = cut.get(0);
        assertThat(part.textLength() - part.userDataHeaderLength()).isEqualTo(first);
    }

    @Test
    void shouldCutWhatTheAccountMeansByDataCoding0() {
        MessageView octets = septets(300);

        assertThat(cutter.begin(octets, PartForm.UDH8, TextAlphabet.UTF_8)).isEqualTo(3);
        assertThat(cutter.begin(octets, PartForm.UDH8, TextAlphabet.GSM)).isEqualTo(2);
    }

    @Test
    void shouldWriteTheHeaderOfEightBits() {
        MessageView part = cut(septets(200), PartForm.UDH8, 0x1234).get(1);

        assertThat(header(part)).containsExactly(5, 0, 3, 0x34, 2, 2);
        assertThat(part.esmClass()).isEqualTo(0x40);
    }

    @Test
    void shouldWriteTheHeaderOfSixteenBits() {
        assertThat(header(cut(septets(200), PartForm.UDH16, 0x1234).get(0))).containsExactly(6, 8, 4, 0x12, 0x34, 2, 1);
    }

    @Test
    void shouldWriteTheSarTlvsAndNoHeader() {
        MessageView part = cut(septets(200), PartForm.SAR, 0x1234).get(1);

        assertThat(part.esmClass()).isZero();
        assertThat(tlv(part, TlvTag.SAR_MSG_REF_NUM)).containsExactly(0x12, 0x34);
        assertThat(tlv(part, TlvTag.SAR_TOTAL_SEGMENTS)).containsExactly(2);
        assertThat(tlv(part, TlvTag.SAR_SEGMENT_SEQNUM)).containsExactly(2);
        assertThat(part.findTlv(TlvTag.MESSAGE_PAYLOAD)).isNegative();
    }

    @Test
    void shouldLeaveWhatFitsAndWhatIsAPartAsItCame() {
        LongMessage part = new LongMessage();
        part.elements = new byte[] {0, 3, 9, 2, 1};
        part.text = new byte[200];

        for (MessageView message : List.of(septets(20), part.view())) {
            MessageView same = cut(message, PartForm.UDH8, 1).get(0);

            assertThat(octets(same)).isEqualTo(octets(message));
        }
    }

    @Test
    void shouldCountPartsThatCannotBeNumberedWithoutWritingThem() {
        assertThat(cutter.begin(septets(255 * 153), PartForm.UDH8)).isEqualTo(255);
        assertThat(cutter.begin(septets(255 * 153 + 1), PartForm.UDH8)).isGreaterThan(MessageCutter.MOST_PARTS);
    }

    @Test
    void shouldKeepTextsElementsAndTlvsWhateverTheMessage() {
        SplittableRandom random = Seeds.random("MessageCutterTest");
        for (int i = 0; i < CASES; i++) {
            LongMessage message = LongMessage.draw(random, 1_000);
            PartForm form = PartForm.values()[random.nextInt(3)];
            MessageView whole = message.view();
            if (cutter.begin(whole, form) > MessageCutter.MOST_PARTS) {
                continue;
            }
            List<MessageView> parts = cut(whole, form, i & 0xFFFF);

            if (parts.size() > 1) {
                assertThat(Arrays.equals(joined(parts), message.text))
                        .as("text of case %d", i)
                        .isTrue();
                checkParts(message, form, i & form.largestReference(), parts);
            }
            if (form != PartForm.UDH16 && message.elements.length < 100) {
                assertThat(parts).as("parts of case %d", i).hasSize(SegmentCounter.count(whole));
            }
        }
    }

    private static void checkParts(LongMessage message, PartForm form, int reference, List<MessageView> parts) {
        for (int i = 0; i < parts.size(); i++) {
            MessageView part = parts.get(i);
            long found = Concatenation.of(part);
            assertThat(Concatenation.form(found)).isEqualTo(form);
            assertThat(Concatenation.reference(found)).isEqualTo(reference);
            assertThat(Concatenation.total(found)).isEqualTo(parts.size());
            assertThat(Concatenation.number(found)).isEqualTo(i + 1);
            byte[] elements = new byte[256];
            int length = UserDataHeader.copyOthers(
                    part.bytes(), part.textOffset(), part.userDataHeaderLength(), elements, 0);
            assertThat(Arrays.copyOf(elements, length)).isEqualTo(message.elements);
            assertThat(part.destination()).isEqualTo(message.destination);
            assertThat(part.dataCoding()).isEqualTo(message.dataCoding);
            assertThat(part.validityLength())
                    .isEqualTo(message.commandId == CommandId.DATA_SM ? 0 : message.validity.length());
            assertThat(part.findTlv(0x1400) > 0).isEqualTo(message.tlvsBehind.length > 0);
            assertThat(part.findTlv(TlvTag.USER_MESSAGE_REFERENCE) > 0).isEqualTo(message.tlvsBefore.length > 0);
            checkBorder(message, part);
        }
    }

    private static void checkBorder(LongMessage message, MessageView part) {
        byte first = part.bytes()[part.textOffset() + part.userDataHeaderLength()];
        byte last = part.bytes()[part.textOffset() + part.textLength() - 1];
        if (message.dataCoding == 0 || message.dataCoding == 0xF1) {
            assertThat(last).as("no escape at the end of a part").isNotEqualTo((byte) 0x1B);
        } else if (message.dataCoding == 8 || message.dataCoding == 0x18) {
            assertThat(first).as("no second half at the front of a part").isNotEqualTo((byte) 0xDC);
        }
    }

    private List<MessageView> cut(MessageView message, PartForm form, int reference) {
        int total = cutter.begin(message, form);
        List<MessageView> parts = new ArrayList<>();
        for (int i = 0; i < total; i++) {
            byte[] target = new byte[3 + cutter.longestPart()];
            int length = cutter.write(reference, target, 3);
            parts.add(LongMessage.view(target, 3, length));
        }
        return parts;
    }

    private static MessageView septets(int count) {
        LongMessage message = new LongMessage();
        message.text = "y".repeat(count).getBytes(StandardCharsets.US_ASCII);
        return message.view();
    }

    private static byte[] joined(List<MessageView> parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (MessageView part : parts) {
            int header = part.userDataHeaderLength();
            out.write(part.bytes(), part.textOffset() + header, part.textLength() - header);
        }
        return out.toByteArray();
    }

    private static byte[] header(MessageView part) {
        return Arrays.copyOfRange(part.bytes(), part.textOffset(), part.textOffset() + part.userDataHeaderLength());
    }

    private static byte[] tlv(MessageView part, int tag) {
        int at = part.findTlv(tag);
        return Arrays.copyOfRange(part.bytes(), at, at + part.tlvLength(at));
    }

    private static byte[] octets(MessageView message) {
        return Arrays.copyOfRange(message.bytes(), message.start(), message.end());
    }
}
