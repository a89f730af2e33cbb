package io.needletail.routing.snapshot;

import io.needletail.api.pdu.MessageView;
import io.needletail.api.route.RouteQuery;
import io.needletail.api.text.DataCoding;
import io.needletail.routing.rule.AddressSide;
import io.needletail.routing.rule.Condition;
import java.time.Instant;
import java.util.HexFormat;
import java.util.stream.Collectors;

/** What a message has where a condition looks, in words. */
final class FoundText {
    private FoundText() {}

    static String of(Condition condition, String rule, MessageFacts facts) {
        MessageView message = facts.message;
        if (condition instanceof Condition.Not not) {
            return of(not.condition(), rule, facts);
        } else if (condition instanceof Condition.AnyOf any) {
            return any.conditions().stream()
                    .map(each -> of(each, rule, facts))
                    .distinct()
                    .collect(Collectors.joining(", "));
        } else if (condition instanceof Condition.AddressPrefix prefix) {
            return address(message, prefix.side());
        } else if (condition instanceof Condition.AddressIs exact) {
            return address(message, exact.side());
        } else if (condition instanceof Condition.AddressInList list) {
            return address(message, list.side());
        } else if (condition instanceof Condition.AddressMatches matches) {
            return address(message, matches.side());
        } else if (condition instanceof Condition.AddressDigits digits) {
            return address(message, digits.side());
        } else if (condition instanceof Condition.AddressAlphanumeric alphanumeric) {
            AddressSide side = alphanumeric.side();
            return address(message, side) + ", ton " + AddressTests.ton(message, side);
        } else if (condition instanceof Condition.AddressTon ton) {
            return "ton " + AddressTests.ton(message, ton.side());
        } else if (condition instanceof Condition.AddressNpi npi) {
            return "npi " + AddressTests.npi(message, npi.side());
        }
        return sender(condition, rule, facts);
    }

    private static String sender(Condition condition, String rule, MessageFacts facts) {
        RouteQuery query = facts.query;
        if (condition instanceof Condition.AccountIs || condition instanceof Condition.FromCarrier) {
            return "account '" + query.account.systemId() + "'";
        } else if (condition instanceof Condition.MobileOriginated) {
            return "origin " + (query.mobileOriginated ? "mo" : "mt");
        } else if (condition instanceof Condition.BoundAs) {
            String[] binds = {"unknown", "TRANSMITTER", "RECEIVER", "TRANSCEIVER"};
            return "bind " + binds[query.bind];
        } else if (condition instanceof Condition.TimeWindow window) {
            return "time "
                    + Instant.ofEpochMilli(query.nowMillis)
                            .atZone(window.zone())
                            .toLocalDateTime();
        } else if (condition instanceof Condition.Percent) {
            return String.format("lot %.3f", Lot.draw(Lot.seed(rule), query.id));
        } else if (condition instanceof Condition.TaggedAs) {
            return facts.tag == null ? "no tag" : "tag " + facts.tag;
        }
        return field(condition, facts);
    }

    private static String field(Condition condition, MessageFacts facts) {
        MessageView message = facts.message;
        if (condition instanceof Condition.ServiceTypeIs) {
            return "service_type '" + message.serviceType() + "'";
        } else if (condition instanceof Condition.DataCodingIs || condition instanceof Condition.MessageClassIs) {
            return "data_coding " + dataCoding(message);
        } else if (condition instanceof Condition.EsmClassIs) {
            return String.format("esm_class 0x%02X", message.esmClass());
        } else if (condition instanceof Condition.TlvPresent tlv) {
            return tlv(message, tlv.tag());
        } else if (condition instanceof Condition.TlvIs tlv) {
            return tlv(message, tlv.tag());
        } else if (condition instanceof Condition.PriorityIs) {
            return "priority_flag " + message.priority();
        }
        return facts.hasText()
                ? "text '" + new String(facts.text(), 0, facts.textLength()) + "'"
                : "no text, data_coding " + dataCoding(message);
    }

    private static String dataCoding(MessageView message) {
        return message.dataCoding() + ": " + DataCoding.name(message.dataCoding());
    }

    private static String tlv(MessageView message, int tag) {
        int at = message.findTlv(tag);
        return at < 0
                ? "no such tlv"
                : "tlv " + HexFormat.of().formatHex(message.bytes(), at, at + message.tlvLength(at));
    }

    private static String address(MessageView message, AddressSide side) {
        return AddressSide.SOURCE == side
                ? "source '" + message.source() + "'"
                : "destination '" + message.destination() + "'";
    }
}
