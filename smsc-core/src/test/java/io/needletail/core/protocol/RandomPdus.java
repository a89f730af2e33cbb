package io.needletail.core.protocol;

import com.cloudhopper.smpp.pdu.BaseSm;
import com.cloudhopper.smpp.pdu.DataSm;
import com.cloudhopper.smpp.pdu.DeliverSm;
import com.cloudhopper.smpp.pdu.SubmitSm;
import com.cloudhopper.smpp.tlv.Tlv;
import com.cloudhopper.smpp.type.Address;
import io.needletail.api.pdu.TlvTag;
import java.util.SplittableRandom;

/** Legal PDUs with random fields, as Cloudhopper objects. */
final class RandomPdus {
    private static final int[] NPIS = {0, 1, 3, 4, 6, 8, 9, 10, 14, 18};
    private static final int[] SUBMIT_TYPES = {0x00, 0x08, 0x10};
    private static final int[] DELIVER_TYPES = {0x00, 0x04, 0x08, 0x10, 0x18, 0x20};
    private static final String[] TIMES = {
        "", "300102030405600+", "280229235959948-", "000007000000000R", "999999999999999R"
    };
    /** Tag and length of TLVs that may stand beside any text. */
    private static final int[][] TLVS = {
        {TlvTag.USER_MESSAGE_REFERENCE, 2},
        {TlvTag.SOURCE_PORT, 2},
        {TlvTag.CALLBACK_NUM, 19},
        {TlvTag.ALERT_ON_MESSAGE_DELIVERY, 0},
        {TlvTag.RECEIPTED_MESSAGE_ID, 65},
        {0x1400, 19},
        {0x3FFF, 300},
        {0x0777, 1}
    };

    private final SplittableRandom random;

    RandomPdus(SplittableRandom random) {
        this.random = random;
    }

    BaseSm<?> message() throws Exception {
        return switch (random.nextInt(3)) {
            case 0 -> shortMessage(new SubmitSm(), SUBMIT_TYPES);
            case 1 -> shortMessage(new DeliverSm(), DELIVER_TYPES);
            default -> data();
        };
    }

    SubmitSm submit() throws Exception {
        return (SubmitSm) shortMessage(new SubmitSm(), SUBMIT_TYPES);
    }

    BindRequest bind() {
        int version = random.nextBoolean() ? 0x50 : random.nextInt(0x35);
        return new BindRequest(
                BindType.values()[random.nextInt(3)],
                text(0, 15),
                text(0, 8),
                text(0, 12),
                version,
                random.nextInt(256),
                random.nextInt(256),
                text(0, 40),
                random.nextInt(1, Integer.MAX_VALUE));
    }

    private BaseSm<?> shortMessage(BaseSm<?> pdu, int[] types) throws Exception {
        common(pdu, types, 20);
        pdu.setProtocolId((byte) random.nextInt(256));
        pdu.setPriority((byte) random.nextInt(4));
        pdu.setScheduleDeliveryTime(TIMES[random.nextInt(TIMES.length)]);
        pdu.setValidityPeriod(TIMES[random.nextInt(TIMES.length)]);
        pdu.setReplaceIfPresent((byte) random.nextInt(2));
        pdu.setDefaultMsgId((byte) random.nextInt(256));
        if (random.nextInt(4) == 0) {
            payload(pdu);
        } else {
            pdu.setShortMessage(octets(random.nextInt(256)));
        }
        return pdu;
    }

    private BaseSm<?> data() {
        DataSm pdu = new DataSm();
        common(pdu, DELIVER_TYPES, 64);
        if (random.nextBoolean()) {
            payload(pdu);
        }
        return pdu;
    }

    private void common(BaseSm<?> pdu, int[] types, int longestAddress) {
        pdu.setSequenceNumber(random.nextInt(1, Integer.MAX_VALUE));
        pdu.setServiceType(text(0, 5));
        pdu.setSourceAddress(address(0, longestAddress));
        pdu.setDestAddress(address(1, longestAddress));
        int otherBits = random.nextInt(256) & 0xC3;
        pdu.setEsmClass((byte) (types[random.nextInt(types.length)] | otherBits));
        pdu.setRegisteredDelivery((byte) random.nextInt(0x40));
        pdu.setDataCoding((byte) random.nextInt(256));
        for (int i = random.nextInt(4); i > 0; i--) {
            int[] tlv = TLVS[random.nextInt(TLVS.length)];
            pdu.addOptionalParameter(new Tlv((short) tlv[0], octets(tlv[1])));
        }
    }

    private void payload(BaseSm<?> pdu) {
        pdu.addOptionalParameter(new Tlv((short) TlvTag.MESSAGE_PAYLOAD, octets(random.nextInt(1000))));
    }

    private Address address(int shortest, int longest) {
        return new Address((byte) random.nextInt(7), (byte) NPIS[random.nextInt(NPIS.length)], text(shortest, longest));
    }

    /** ISO 8859-1 without NUL. */
    private String text(int shortest, int longest) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(shortest, longest + 1); i > 0; i--) {
            text.append((char) random.nextInt(1, 256));
        }
        return text.toString();
    }

    private byte[] octets(int count) {
        byte[] bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }
}
