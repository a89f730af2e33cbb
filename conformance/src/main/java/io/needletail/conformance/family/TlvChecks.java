package io.needletail.conformance.family;

import io.needletail.conformance.check.Check;
import io.needletail.conformance.check.Exchange;
import io.needletail.conformance.check.Expectation;
import io.needletail.conformance.check.Family;
import io.needletail.conformance.check.Needs;
import io.needletail.conformance.check.Template;
import io.needletail.conformance.spec.Clause;
import io.needletail.conformance.spec.Operation;
import io.needletail.conformance.spec.SessionState;
import io.needletail.conformance.spec.SmppVersion;
import io.needletail.conformance.spec.Status;
import io.needletail.conformance.spec.Tag;
import io.needletail.conformance.wire.Octets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Every TLV at the limits of its length, and the rules of the stream that TLVs are. */
final class TlvChecks {
    private static final Operation SUBMIT = Operation.SUBMIT_SM;
    private static final SessionState STATE = SessionState.BOUND_TX;
    private static final Clause STREAM = Clause.of("3.2.4, 3.3", "2.11.1, 3.2.1.5");

    private final List<Check> checks = new ArrayList<>();

    private TlvChecks() {}

    static List<Check> all() {
        TlvChecks all = new TlvChecks();
        for (Tag tag : Tag.values()) {
            all.lengths(tag);
        }
        all.differentInFive();
        all.streams();
        all.rules();
        all.payloads();
        all.segments();
        all.values();
        return all.checks;
    }

    private void lengths(Tag tag) {
        Operation operation = tag.isOfServer() ? SUBMIT : tag.operation();
        if (tag == Tag.MESSAGE_PAYLOAD) {
            return;
        }
        Expectation taken = Expectation.accepted(operation);
        Expectation foreign = taken.orResponse(operation, Status.ROPTPARNOTALLWD);
        length(operation, tag, tag.shortest(), tag.isOfServer() ? foreign : taken);
        if (tag.longest() != tag.shortest()) {
            length(operation, tag, tag.longest(), tag.isOfServer() ? foreign : taken);
        }
        Expectation wrong = Expectation.response(operation, Status.RINVPARLEN);
        Expectation wrongForeign = foreign.orResponse(operation, Status.RINVPARLEN);
        if (tag.shortest() > 0) {
            length(operation, tag, tag.shortest() - 1, tag.isOfServer() ? wrongForeign : wrong);
        }
        if (tag != Tag.ALERT_ON_MESSAGE_DELIVERY) {
            length(operation, tag, tag.longest() + 1, tag.isOfServer() ? wrongForeign : wrong);
        }
    }

    private void length(Operation operation, Tag tag, int length, Expectation expectation) {
        byte[] value = value(tag, length);
        SmppVersion version = tag.since();
        checks.add(Check.of(
                Family.TLV,
                "length." + tag + "." + length,
                operation + " with " + tag + " of " + length + " octets: " + expectation,
                tag.clause(),
                Needs.of(STATE, operation).and(version),
                Exchange.of(STATE, operation, usual -> usual.tlv(tag.code(), value), expectation)
                        .by(version)));
    }

    private static byte[] value(Tag tag, int length) {
        byte[] value = new byte[length];
        boolean counts =
                tag == Tag.SAR_TOTAL_SEGMENTS || tag == Tag.SAR_SEGMENT_SEQNUM || tag == Tag.NUMBER_OF_MESSAGES;
        if (counts || tag == Tag.CALLBACK_NUM) {
            Arrays.fill(value, (byte) 1);
        }
        return value;
    }

    private void differentInFive() {
        five(Tag.MS_VALIDITY, 4, Expectation.accepted(SUBMIT));
        five(Tag.MS_VALIDITY, 1, Expectation.accepted(SUBMIT));
        five(Tag.MS_VALIDITY, 3, Expectation.response(SUBMIT, Status.RINVPARLEN));
        five(Tag.MS_VALIDITY, 5, Expectation.response(SUBMIT, Status.RINVPARLEN));
        five(Tag.ALERT_ON_MESSAGE_DELIVERY, 0, Expectation.accepted(SUBMIT));
        five(Tag.ALERT_ON_MESSAGE_DELIVERY, 1, Expectation.accepted(SUBMIT));
        five(Tag.ALERT_ON_MESSAGE_DELIVERY, 2, Expectation.response(SUBMIT, Status.RINVPARLEN));
    }

    private void five(Tag tag, int length, Expectation expectation) {
        checks.add(Check.of(
                Family.TLV,
                "length." + tag + "." + length + ".5_0",
                tag + " of " + length + " octets from a peer that speaks 5.0: " + expectation,
                Clause.of("", "4.8.4 " + tag),
                Needs.of(STATE, SUBMIT).and(SmppVersion.V50),
                Exchange.of(STATE, SUBMIT, usual -> usual.tlv(tag.code(), new byte[length]), expectation)
                        .by(SmppVersion.V50)));
    }

    private void streams() {
        Expectation broken = Expectation.response(SUBMIT, Status.RINVOPTPARSTREAM);
        for (int stray = 1; stray <= 3; stray++) {
            byte[] octets = new byte[stray];
            add(
                    "stream.stray." + stray,
                    stray + " octets behind the fields are no TLV",
                    STREAM,
                    usual -> usual.behind(octets),
                    broken);
            add(
                    "stream.stray_behind." + stray,
                    stray + " octets behind a TLV are no TLV",
                    STREAM,
                    usual -> usual.tlv(Tag.USER_MESSAGE_REFERENCE.code(), new byte[2])
                            .behind(octets),
                    broken);
        }
        byte[] cut = new Octets().int16(0x1400).int16(5).int32(0).toArray();
        add("stream.beyond", "a TLV that is longer than the PDU", STREAM, usual -> usual.behind(cut), broken);
        byte[] far = new Octets().int16(0x1400).int16(0xFFFF).int8(0).toArray();
        add(
                "stream.far_beyond",
                "a TLV of 65535 octets of which one is there",
                STREAM,
                usual -> usual.behind(far),
                broken);
    }

    private void rules() {
        Expectation taken = Expectation.accepted(SUBMIT);
        for (int tag : new int[] {0x0000, 0x0001, 0x0100, 0x0700, 0x13FF, 0x1400, 0x1401, 0x3FFF, 0x4000, 0xFFFF}) {
            add(
                    "unknown." + Integer.toHexString(tag),
                    "an unknown or vendor TLV, 0x" + Integer.toHexString(tag) + ", is ignored",
                    Clause.of("3.3", "2.11.1"),
                    usual -> usual.tlv(tag, new byte[7]),
                    taken);
        }
        add(
                "unknown.empty",
                "an unknown TLV without a value is ignored",
                STREAM,
                usual -> usual.tlv(0x1500, new byte[0]),
                taken);
        add(
                "order",
                "TLVs in any order are taken",
                Clause.of("3.2.4", "3.2.1.5"),
                usual -> usual.tlv(0x1400, new byte[3])
                        .tlv(0x020B, new byte[2])
                        .tlv(0x0204, new byte[2])
                        .tlv(0x020A, new byte[2])
                        .tlv(0x0005, new byte[1]),
                taken);
        add(
                "many",
                "a hundred vendor TLVs are taken",
                STREAM,
                usual -> {
                    for (int i = 0; i < 100; i++) {
                        usual.tlv(0x1400 + i, new byte[i]);
                    }
                    return usual;
                },
                taken);
        byte[] callback = {1, 1, 1, '1', '2'};
        add(
                "repeated.callback_num",
                "callback_num may come several times",
                Clause.of("5.3.2.36", "4.8.4 callback_num"),
                usual -> usual.tlv(0x0381, callback).tlv(0x0381, callback),
                taken);
    }

    private void payloads() {
        Clause clause = Clause.of("3.2.3, 5.3.2.32", "4.8.4 message_payload");
        for (int length : new int[] {0, 1, 255, 1000, 32_000, 64_000}) {
            add(
                    "payload." + length,
                    "message_payload of " + length + " octets in the place of short_message is taken",
                    clause,
                    usual -> usual.message(new byte[0]).tlv(Tag.MESSAGE_PAYLOAD.code(), new byte[length]),
                    Expectation.accepted(SUBMIT));
        }
        Expectation refused =
                Expectation.response(SUBMIT, Status.RINVMSGLEN, Status.ROPTPARNOTALLWD, Status.RINVOPTPARAMVAL);
        add(
                "payload.beside_text",
                "message_payload beside a short_message is refused",
                clause,
                usual -> usual.tlv(Tag.MESSAGE_PAYLOAD.code(), new byte[9]),
                refused);
        Operation data = Operation.DATA_SM;
        Expectation taken = Expectation.accepted(data);
        checks.add(Check.of(
                Family.TLV,
                "payload.data_sm.64000",
                "data_sm with a message_payload of 64000 octets is taken",
                clause,
                Needs.of(STATE, data),
                Exchange.raw(
                        STATE,
                        data,
                        target -> Octets.join(
                                Template.of(data, target).bodyBefore(""),
                                new Octets()
                                        .tlv(Tag.MESSAGE_PAYLOAD.code(), new byte[64_000])
                                        .toArray()),
                        taken)));
    }

    private void segments() {
        Clause clause = Clause.of("5.3.2.22 to 5.3.2.24", "4.8.4.48");
        Expectation taken = Expectation.accepted(SUBMIT);
        add(
                "sar.whole",
                "sar_msg_ref_num, sar_total_segments and sar_segment_seqnum are taken",
                clause,
                usual -> usual.tlv(0x020C, new byte[2])
                        .tlv(0x020E, new byte[] {2})
                        .tlv(0x020F, new byte[] {1}),
                taken);
        add(
                "sar.reference_only",
                "sar_msg_ref_num without its partners is ignored",
                clause,
                usual -> usual.tlv(0x020C, new byte[2]),
                taken);
        add(
                "sar.total_only",
                "sar_total_segments without its partners is ignored",
                clause,
                usual -> usual.tlv(0x020E, new byte[] {2}),
                taken);
        add(
                "sar.seqnum_only",
                "sar_segment_seqnum without its partners is ignored",
                clause,
                usual -> usual.tlv(0x020F, new byte[] {1}),
                taken);
        Expectation either = taken.orResponse(SUBMIT, Status.RINVOPTPARAMVAL, Status.RMISSINGOPTPARAM);
        add(
                "sar.beyond",
                "a sar_segment_seqnum beyond sar_total_segments is ignored or refused (both are legal)",
                clause,
                usual -> usual.tlv(0x020C, new byte[2])
                        .tlv(0x020E, new byte[] {2})
                        .tlv(0x020F, new byte[] {3}),
                either);
        add(
                "sar.zero",
                "sar_total_segments 0 is ignored or refused (both are legal)",
                clause,
                usual -> usual.tlv(0x020C, new byte[2]).tlv(0x020E, new byte[1]).tlv(0x020F, new byte[1]),
                either);
    }

    private void values() {
        Tag[] limited = {
            Tag.DEST_ADDR_SUBUNIT, Tag.SOURCE_ADDR_SUBUNIT, Tag.PAYLOAD_TYPE, Tag.PRIVACY_INDICATOR, Tag.MS_VALIDITY,
            Tag.NUMBER_OF_MESSAGES, Tag.DISPLAY_TIME, Tag.ITS_REPLY_TYPE, Tag.LANGUAGE_INDICATOR,
                    Tag.CALLBACK_NUM_PRES_IND,
            Tag.MS_MSG_WAIT_FACILITIES, Tag.MORE_MESSAGES_TO_SEND
        };
        Expectation either = Expectation.accepted(SUBMIT)
                .orResponse(SUBMIT, Status.RINVOPTPARAMVAL, Status.RINVDSTADDRSUBUNIT, Status.RINVSRCADDRSUBUNIT);
        for (Tag tag : limited) {
            add(
                    "value." + tag + ".0xff",
                    tag + " with the reserved value 0xff is ignored or refused for its value (both are legal)",
                    tag.clause(),
                    usual -> usual.tlv(tag.code(), new byte[] {(byte) 0xFF}),
                    either);
        }
    }

    private void add(String name, String title, Clause clause, Exchange.Change change, Expectation expectation) {
        checks.add(Check.of(
                Family.TLV,
                name,
                title + ": " + expectation,
                clause,
                Needs.of(STATE, SUBMIT).and(SmppVersion.V34),
                Exchange.of(STATE, SUBMIT, change, expectation)));
    }
}
