package io.needletail.core.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import com.cloudhopper.smpp.pdu.DeliverSm;
import com.cloudhopper.smpp.tlv.Tlv;
import com.cloudhopper.smpp.type.Address;
import io.needletail.api.message.MessageState;
import io.needletail.api.pdu.CommandStatus;
import io.needletail.api.pdu.MessageScanner;
import io.needletail.api.pdu.MessageView;
import io.needletail.api.pdu.TlvTag;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CarrierReceiptTest {
    private static final String ID = "0123456789";
    private static final String DATES = " sub:001 dlvrd:001 submit date:2609211000 done date:2609211001 ";

    private final CarrierReceipt receipt = new CarrierReceipt();

    @Test
    void shouldReadTheFormOfAppendixB() throws Exception {
        read("id:" + ID + DATES + "stat:UNDELIV err:045 text:hello");

        assertThat(textId()).isEqualTo(ID);
        assertThat(receipt.tlvIdLength()).isZero();
        assertThat(receipt.state()).isEqualTo(MessageState.UNDELIVERABLE);
        assertThat(receipt.networkError()).isEqualTo(45);
    }

    @ParameterizedTest
    @CsvSource({
        "DELIVRD,DELIVERED",
        "delivrd,DELIVERED",
        "DELIVERED,DELIVERED",
        "UNDELIV,UNDELIVERABLE",
        "FAILED,UNDELIVERABLE",
        "EXPIRED,EXPIRED",
        "REJECTD,REJECTED",
        "REJECTED,REJECTED",
        "DELETED,DELETED",
        "ACCEPTD,ACCEPTED",
        "UNKNOWN,UNKNOWN",
        "SKIPPED,SKIPPED",
        "ENROUTE,ENROUTE",
        "BUFFERED,ENROUTE",
        "SCHEDLD,SCHEDULED",
        "WEIRD,UNKNOWN"
    })
    void shouldKnowTheWordsThatCarriersUse(String word, MessageState state) throws Exception {
        read("id:1" + DATES + "stat:" + word + " err:000 text:");

        assertThat(receipt.state()).isEqualTo(state);
    }

    @Test
    void shouldReadWhatCarriersMakeOfTheForm() throws Exception {
        read("ID:a1-b2 Sub:000 Dlvrd:000 Submit Date:260921100000 Done Date:260921100100 Stat:DELIVRD Err:0 Text:");
        assertThat(textId()).isEqualTo("a1-b2");
        assertThat(receipt.state()).isEqualTo(MessageState.DELIVERED);

        read("id:9d8f7e6c-5b4a-3928-1706-f5e4d3c2b1a0 stat:EXPIRED");
        assertThat(textId()).hasSize(36);
        assertThat(receipt.state()).isEqualTo(MessageState.EXPIRED);

        read("err:007 stat:REJECTD id:77");
        assertThat(textId()).isEqualTo("77");
        assertThat(receipt.networkError()).isEqualTo(7);
    }

    @Test
    void shouldHaveNoIdWhereThereIsNone() throws Exception {
        read("id:" + DATES + "stat:DELIVRD err:000");
        assertThat(receipt.textIdLength()).isZero();
        read("delivered to handset");
        assertThat(receipt.textIdLength()).isZero();
        assertThat(receipt.state()).isEqualTo(MessageState.UNKNOWN);
        read("valid:12 stat:DELIVRD");
        assertThat(receipt.textIdLength()).isZero();
    }

    @Test
    void shouldHaveNoErrorForOneThatIsNoNumber() throws Exception {
        read("id:1 stat:UNDELIV err:0x1F");
        assertThat(receipt.networkError()).isZero();
        read("id:1 stat:UNDELIV err:0EF");
        assertThat(receipt.networkError()).isZero();
        read("id:1 stat:UNDELIV err:99999999999");
        assertThat(receipt.networkError()).isZero();
        read("id:1 stat:UNDELIV err:");
        assertThat(receipt.networkError()).isZero();
    }

    @Test
    void shouldNotBelieveTheTextOfTheMessageItself() throws Exception {
        read("id:1 stat:DELIVRD text:my err:99 id:2");
        assertThat(receipt.networkError()).isZero();
        read("stat:DELIVRD Text:so id:2 stat:UNDELIV");
        assertThat(receipt.textIdLength()).isZero();
    }

    @Test
    void shouldBelieveTlvsMoreThanTheText() throws Exception {
        read(
                "id:255 stat:DELIVRD err:001",
                new Tlv((short) TlvTag.RECEIPTED_MESSAGE_ID, "ff\0".getBytes(StandardCharsets.ISO_8859_1)),
                new Tlv((short) TlvTag.MESSAGE_STATE, new byte[] {5}),
                new Tlv((short) TlvTag.NETWORK_ERROR_CODE, new byte[] {3, 1, 2}));

        assertThat(tlvId()).isEqualTo("ff");
        assertThat(textId()).isEqualTo("255");
        assertThat(receipt.state()).isEqualTo(MessageState.UNDELIVERABLE);
        assertThat(receipt.networkError()).isEqualTo(0x102);
    }

    @Test
    void shouldReadTheTextWhereATlvSaysNothing() throws Exception {
        read(
                "id:255 stat:DELIVRD err:004",
                new Tlv((short) TlvTag.RECEIPTED_MESSAGE_ID, new byte[0]),
                new Tlv((short) TlvTag.NETWORK_ERROR_CODE, new byte[] {3}),
                new Tlv((short) TlvTag.MESSAGE_STATE, new byte[0]));

        assertThat(receipt.tlvIdLength()).isZero();
        assertThat(textId()).isEqualTo("255");
        assertThat(receipt.state()).isEqualTo(MessageState.DELIVERED);
        assertThat(receipt.networkError()).isEqualTo(4);
    }

    @Test
    void shouldReadTheTextWhereTheStateIsNoneOfTheSpecification() throws Exception {
        read("id:255 stat:DELIVRD", new Tlv((short) TlvTag.MESSAGE_STATE, new byte[] {77}));

        assertThat(receipt.state()).isEqualTo(MessageState.DELIVERED);
    }

    @Test
    void shouldTellReceiptsFromMessages() throws Exception {
        assertThat(CarrierReceipt.isReceipt(view(deliver("", 0x04)))).isTrue();
        assertThat(CarrierReceipt.isReceipt(view(deliver("", 0x20)))).isTrue();
        assertThat(CarrierReceipt.isReceipt(view(deliver("", 0x44)))).isTrue();
        assertThat(CarrierReceipt.isReceipt(view(deliver("", 0x00)))).isFalse();
        assertThat(CarrierReceipt.isReceipt(view(deliver("", 0x08)))).isFalse();
        assertThat(CarrierReceipt.isReceipt(view(deliver("", 0x40)))).isFalse();
    }

    @Test
    void shouldStayWithinWhateverBytesCome() throws Exception {
        SplittableRandom random = Seeds.random("receipts: any bytes");
        String[] pieces = {
            "id:", " id:", "stat:", " stat:", "err:", " err:", " text:", "DELIVRD", "7", " ", "\0", "\u00ff"
        };
        for (int round = 0; round < 20_000; round++) {
            StringBuilder text = new StringBuilder();
            for (int i = random.nextInt(12); i > 0; i--) {
                text.append(pieces[random.nextInt(pieces.length)]);
            }
            DeliverSm pdu = deliver(text.toString(), 0x04);
            for (int i = random.nextInt(3); i > 0; i--) {
                int[] tags = {TlvTag.RECEIPTED_MESSAGE_ID, TlvTag.MESSAGE_STATE, TlvTag.NETWORK_ERROR_CODE};
                byte[] value = new byte[random.nextInt(5)];
                random.nextBytes(value);
                pdu.addOptionalParameter(new Tlv((short) tags[random.nextInt(3)], value));
            }
            byte[] bytes = Messages.encode(pdu);
            MessageView view = new MessageView();
            if (MessageScanner.scan(bytes, 0, bytes.length, 0x34, view) == CommandStatus.ROK) {
                receipt.read(view);
                ReceiptProperties.check(receipt, view);
            }
        }
    }

    @Test
    void shouldFindTheFieldsThatAPlainReaderFinds() throws Exception {
        SplittableRandom random = Seeds.random("receipts: words in any order");
        String[] words = {
            "id:7", "ID:8", "id", "iD:", "stat:DELIVRD", "Stat:EXPIRED", "stat", "sub:001", "submit", "date:2609211000",
            "err:004", "ERR:5", "er:", "\u0069\u0064\u001a", "!", "", "text", "x", "0123456789012345", "i\u00e4:1"
        };
        for (int round = 0; round < 20_000; round++) {
            StringBuilder text = new StringBuilder();
            for (int i = random.nextInt(14); i > 0; i--) {
                text.append(words[random.nextInt(words.length)]).append(i > 1 ? " " : "");
            }
            read(
                    text.toString(),
                    new Tlv((short) 0x1401, " id:99 stat:UNDELIV err:9".getBytes(StandardCharsets.US_ASCII)));

            assertThat(receipt.textIdLength() == 0 ? "" : textId())
                    .as(text.toString())
                    .isEqualTo(plain("id:", text));
            assertThat(receipt.state())
                    .as(text.toString())
                    .isEqualTo(
                            switch (plain("stat:", text)) {
                                case "DELIVRD" -> MessageState.DELIVERED;
                                case "EXPIRED" -> MessageState.EXPIRED;
                                default -> MessageState.UNKNOWN;
                            });
            String error = plain("err:", text);
            assertThat(receipt.networkError())
                    .as(text.toString())
                    .isEqualTo(error.isEmpty() ? 0 : Integer.parseInt(error));
        }
    }

    /** What follows the first of these labels, as far as the next space. */
    private static String plain(String label, CharSequence text) {
        for (String word : text.toString().split(" ", -1)) {
            if (word.toLowerCase(Locale.ROOT).startsWith(label)) {
                return word.substring(label.length());
            }
        }
        return "";
    }

    private void read(String text, Tlv... tlvs) throws Exception {
        DeliverSm pdu = deliver(text, 0x04);
        for (Tlv tlv : tlvs) {
            pdu.addOptionalParameter(tlv);
        }
        byte[] bytes = Messages.encode(pdu);
        MessageView view = new MessageView();
        MessageScanner.scan(bytes, 0, bytes.length, view);
        receipt.read(view);
    }

    private static MessageView view(DeliverSm pdu) throws Exception {
        return Messages.view(pdu);
    }

    private static DeliverSm deliver(String text, int esmClass) throws Exception {
        DeliverSm pdu = new DeliverSm();
        pdu.setSequenceNumber(1);
        pdu.setSourceAddress(new Address((byte) 1, (byte) 1, "4917"));
        pdu.setDestAddress(new Address((byte) 1, (byte) 1, "100"));
        pdu.setEsmClass((byte) esmClass);
        pdu.setShortMessage(text.getBytes(StandardCharsets.ISO_8859_1));
        return pdu;
    }

    private String textId() {
        return Messages.latin1(receipt.bytes(), receipt.textIdOffset(), receipt.textIdLength());
    }

    private String tlvId() {
        return Messages.latin1(receipt.bytes(), receipt.tlvIdOffset(), receipt.tlvIdLength());
    }
}
