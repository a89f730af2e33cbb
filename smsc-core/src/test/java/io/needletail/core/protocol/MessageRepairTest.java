package io.needletail.core.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import com.cloudhopper.smpp.pdu.SubmitSm;
import io.needletail.api.pdu.CommandId;
import io.needletail.api.pdu.CommandStatus;
import io.needletail.api.pdu.MessageRepair;
import io.needletail.api.pdu.MessageScanner;
import io.needletail.api.pdu.MessageView;
import io.needletail.api.pdu.TlvTag;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** What lenient sessions take, field by field. */
class MessageRepairTest {
    private static final int VERSION = 0x34;
    private static final int ROUNDS = 20_000;

    private final MessageView view = new MessageView();

    /** A submit_sm whose fields a test spoils. */
    private static final class Wrong {
        String service = "CMT";
        int ton = 1;
        int npi = 1;
        int esmClass;
        int priority;
        String schedule = "";
        int registered;
        int replace;
        int defaultMessage;
        int length = 2;
        String text = "Hi";
        byte[] behind = {};

        byte[] pdu() {
            PduBuffer pdu = new PduBuffer(100);
            int header = pdu.begin(CommandId.SUBMIT_SM, 7);
            put(service, pdu);
            pdu.putByte(ton);
            pdu.putByte(npi);
            put("100", pdu);
            pdu.putShort(0x0101);
            put("4917", pdu);
            pdu.putByte(esmClass);
            pdu.putByte(0);
            pdu.putByte(priority);
            put(schedule, pdu);
            put("", pdu);
            pdu.putByte(registered);
            pdu.putByte(replace);
            pdu.putByte(0);
            pdu.putByte(defaultMessage);
            pdu.putByte(length);
            pdu.putBytes(text.getBytes(StandardCharsets.US_ASCII));
            pdu.putBytes(behind);
            pdu.end(header);
            return Arrays.copyOf(pdu.bytes(), pdu.length());
        }

        private static void put(String text, PduBuffer pdu) {
            byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
            pdu.putString(bytes, 0, bytes.length);
        }
    }

    @Test
    void shouldCutAServiceType() {
        Wrong wrong = new Wrong();
        wrong.service = "MARKETING";

        assertThat(repaired(wrong, CommandStatus.RINVSERTYP).serviceType()).isEqualTo("MARKE");
    }

    @Test
    void shouldTakeReservedTonAndNpiForUnknown() {
        Wrong wrong = new Wrong();
        wrong.ton = 7;
        wrong.npi = 2;
        MessageView sound = repaired(wrong, CommandStatus.RINVSRCTON);

        assertThat(sound.sourceTon()).isZero();
        assertThat(sound.sourceNpi()).isZero();
        assertThat(sound.destinationTon()).isEqualTo(1);
    }

    @Test
    void shouldDropReservedBitsAndNoOthers() {
        Wrong wrong = new Wrong();
        wrong.esmClass = 0xC3 | 0x3C;
        wrong.priority = 9;
        wrong.registered = 0xD1;
        wrong.replace = 3;
        wrong.defaultMessage = 255;
        MessageView sound = repaired(wrong, CommandStatus.RINVESMCLASS);

        assertThat(sound.esmClass()).isEqualTo(0xC3);
        assertThat(sound.priority()).isEqualTo(3);
        assertThat(sound.registeredDelivery()).isEqualTo(0x11);
        assertThat(sound.replaceIfPresent()).isEqualTo(1);
        assertThat(sound.defaultMessageId()).isZero();
    }

    @Test
    void shouldTakeTheTextThatIsThereWhateverItsLengthSays() {
        Wrong wrong = new Wrong();
        wrong.length = 200;

        assertThat(text(repaired(wrong, CommandStatus.RINVMSGLEN))).isEqualTo("Hi");
    }

    @Test
    void shouldDropStrayOctetsAndWhatIsCutOff() {
        Wrong wrong = new Wrong();
        wrong.behind = new byte[] {2, 4, 0, 2, 0, 1, 14, 0, 0, 9, 1};
        MessageView sound = repaired(wrong, CommandStatus.RINVOPTPARSTREAM);

        assertThat(text(sound)).isEqualTo("Hi");
        assertThat(sound.findTlv(TlvTag.USER_MESSAGE_REFERENCE)).isPositive();
        assertThat(sound.end() - sound.tlvOffset()).isEqualTo(6);
    }

    @Test
    void shouldDropATlvOfAWrongLengthAndAPayloadBesideAText() {
        Wrong wrong = new Wrong();
        wrong.behind = new byte[] {2, 4, 0, 1, 9, 4, 0x24, 0, 1, 'x', 0x14, 0, 0, 1, 5};
        MessageView sound = repaired(wrong, CommandStatus.RINVPARLEN);

        assertThat(text(sound)).isEqualTo("Hi");
        assertThat(sound.findTlv(TlvTag.USER_MESSAGE_REFERENCE)).isNegative();
        assertThat(sound.findTlv(TlvTag.MESSAGE_PAYLOAD)).isNegative();
        assertThat(sound.findTlv(0x1400)).isPositive();
    }

    @Test
    void shouldNotGuessATimeOrAnAddress() {
        Wrong time = new Wrong();
        time.schedule = "tomorrow";
        assertThat(scan(repair(time.pdu()))).isEqualTo(CommandStatus.RINVSCHED);

        byte[] cut = Arrays.copyOf(new Wrong().pdu(), 25);
        assertThat(MessageRepair.repair(cut, 0, cut.length, VERSION)).isNull();
    }

    @Test
    void shouldNeverReadBeyondThePduNorMakeOneThatLies() throws Exception {
        SplittableRandom random = Seeds.random("repairs of damaged submits");
        RandomPdus pdus = new RandomPdus(Seeds.random("submits to damage"));
        for (int i = 0; i < ROUNDS; i++) {
            SubmitSm original = pdus.submit();
            MessageView sound = Messages.view(original);
            byte[] damaged = Arrays.copyOfRange(sound.bytes(), sound.start(), sound.end());
            for (int n = 0; n < 3; n++) {
                damaged[16 + random.nextInt(damaged.length - 16)] = (byte) random.nextInt();
            }
            damaged = Arrays.copyOf(damaged, 17 + random.nextInt(damaged.length - 16));
            byte[] made = MessageRepair.repair(damaged, 0, damaged.length, VERSION);
            if (made != null) {
                assertThat(BigEndian.getInt(made, 0)).isEqualTo(made.length);
                if (scan(damaged) == CommandStatus.ROK) {
                    assertThat(scan(made)).isEqualTo(CommandStatus.ROK);
                }
            }
        }
    }

    private MessageView repaired(Wrong wrong, int refusal) {
        byte[] pdu = wrong.pdu();
        assertThat(scan(pdu)).as("strict").isEqualTo(refusal);
        assertThat(scan(repair(pdu))).isEqualTo(CommandStatus.ROK);
        return view;
    }

    private static byte[] repair(byte[] pdu) {
        byte[] made = MessageRepair.repair(pdu, 0, pdu.length, VERSION);
        assertThat(made).isNotNull();
        return made;
    }

    private int scan(byte[] pdu) {
        return MessageScanner.scan(pdu, 0, pdu.length, VERSION, view);
    }

    private static String text(MessageView message) {
        return new String(message.bytes(), message.textOffset(), message.textLength(), StandardCharsets.US_ASCII);
    }
}
