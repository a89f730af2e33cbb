package io.needletail.core.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import com.cloudhopper.smpp.pdu.BaseSm;
import com.cloudhopper.smpp.pdu.DataSm;
import com.cloudhopper.smpp.tlv.Tlv;
import com.cloudhopper.smpp.type.Address;
import io.needletail.api.pdu.MessageView;
import io.needletail.api.pdu.TlvTag;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/** Says whether a view and a Cloudhopper PDU are the same message, field by field and TLV by TLV. */
final class MessageOracle {
    private MessageOracle() {}

    static void assertSame(MessageView view, BaseSm<?> pdu) {
        assertThat(fields(view)).isEqualTo(fields(pdu));
        assertThat(tlvs(view)).isEqualTo(tlvs(pdu));
        assertThat(Messages.textOf(view)).isEqualTo(text(pdu));
    }

    private static List<String> fields(MessageView v) {
        return List.of(
                "id " + v.commandId(),
                "service_type " + v.serviceType(),
                "source " + v.sourceTon() + " " + v.sourceNpi() + " " + v.source(),
                "destination " + v.destinationTon() + " " + v.destinationNpi() + " " + v.destination(),
                "esm_class " + v.esmClass(),
                "protocol_id " + v.protocolId(),
                "priority " + v.priority(),
                "schedule " + Messages.latin1(v.bytes(), v.scheduleOffset(), v.scheduleLength()),
                "validity " + Messages.latin1(v.bytes(), v.validityOffset(), v.validityLength()),
                "registered_delivery " + v.registeredDelivery(),
                "replace " + v.replaceIfPresent(),
                "data_coding " + v.dataCoding(),
                "default message " + v.defaultMessageId());
    }

    private static List<String> fields(BaseSm<?> p) {
        boolean data = p instanceof DataSm;
        return List.of(
                "id " + p.getCommandId(),
                "service_type " + orEmpty(p.getServiceType()),
                "source " + address(p.getSourceAddress()),
                "destination " + address(p.getDestAddress()),
                "esm_class " + (p.getEsmClass() & 0xFF),
                "protocol_id " + (data ? 0 : p.getProtocolId() & 0xFF),
                "priority " + (data ? 0 : p.getPriority() & 0xFF),
                "schedule " + (data ? "" : orEmpty(p.getScheduleDeliveryTime())),
                "validity " + (data ? "" : orEmpty(p.getValidityPeriod())),
                "registered_delivery " + (p.getRegisteredDelivery() & 0xFF),
                "replace " + (data ? 0 : p.getReplaceIfPresent() & 0xFF),
                "data_coding " + (p.getDataCoding() & 0xFF),
                "default message " + (data ? 0 : p.getDefaultMsgId() & 0xFF));
    }

    private static List<String> tlvs(MessageView view) {
        List<String> tlvs = new ArrayList<>();
        int at = view.tlvOffset();
        while (at < view.end()) {
            int tag = (view.bytes()[at] & 0xFF) << 8 | view.bytes()[at + 1] & 0xFF;
            int length = view.tlvLength(at + 4);
            tlvs.add(tlv(tag, Arrays.copyOfRange(view.bytes(), at + 4, at + 4 + length)));
            at += 4 + length;
        }
        return tlvs;
    }

    private static List<String> tlvs(BaseSm<?> pdu) {
        List<String> tlvs = new ArrayList<>();
        if (pdu.getOptionalParameters() != null) {
            for (Tlv tlv : pdu.getOptionalParameters()) {
                tlvs.add(tlv(tlv.getTag() & 0xFFFF, tlv.getValue() == null ? new byte[0] : tlv.getValue()));
            }
        }
        return tlvs;
    }

    private static byte[] text(BaseSm<?> pdu) {
        byte[] text = pdu.getShortMessage();
        if (text != null && text.length > 0) {
            return text;
        }
        Tlv payload = pdu.getOptionalParameter((short) TlvTag.MESSAGE_PAYLOAD);
        return payload == null || payload.getValue() == null ? new byte[0] : payload.getValue();
    }

    private static String tlv(int tag, byte[] value) {
        return Integer.toHexString(tag) + "=" + HexFormat.of().formatHex(value);
    }

    private static String address(Address address) {
        return (address.getTon() & 0xFF) + " " + (address.getNpi() & 0xFF) + " " + orEmpty(address.getAddress());
    }

    private static String orEmpty(String text) {
        return text == null ? "" : text;
    }
}
