package io.needletail.conformance.family;

import io.needletail.conformance.check.Check;
import io.needletail.conformance.check.Exchange;
import io.needletail.conformance.check.Expectation;
import io.needletail.conformance.check.Family;
import io.needletail.conformance.check.Needs;
import io.needletail.conformance.spec.Clause;
import io.needletail.conformance.spec.Operation;
import io.needletail.conformance.spec.SessionState;
import io.needletail.conformance.spec.SmppVersion;
import io.needletail.conformance.spec.Status;
import io.needletail.conformance.wire.Octets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** sm_length and short_message, and what addresses and texts may consist of. */
final class TextChecks {
    private static final Operation SUBMIT = Operation.SUBMIT_SM;
    private static final Clause LENGTH = Clause.of("5.2.21", "4.7.28");
    private static final Expectation TAKEN = Expectation.accepted(SUBMIT);

    private final List<Check> checks = new ArrayList<>();

    private TextChecks() {}

    static List<Check> all() {
        TextChecks all = new TextChecks();
        all.lengths();
        all.contents();
        all.codings();
        all.headers();
        all.addresses();
        return all.checks;
    }

    private void lengths() {
        for (int length : new int[] {0, 1, 140, 153, 160, 254}) {
            add(
                    "short_message." + length,
                    "a short_message of " + length + " octets is taken",
                    LENGTH,
                    usual -> usual.message(letters(length)),
                    TAKEN);
        }
        by(
                SmppVersion.V34,
                "short_message.255.3_4",
                "255 octets of a peer that speaks 3.4 are refused",
                Expectation.response(SUBMIT, Status.RINVMSGLEN));
        by(SmppVersion.V50, "short_message.255.5_0", "255 octets of a peer that speaks 5.0 are taken", TAKEN);
        Expectation cut = Expectation.response(SUBMIT, Status.RINVMSGLEN, Status.RINVCMDLEN)
                .orNack(Status.RINVCMDLEN);
        add(
                "sm_length.beyond",
                "sm_length beyond the end of the PDU is refused",
                LENGTH,
                usual -> usual.int8("sm_length", 12),
                cut);
        add(
                "sm_length.254_of_1",
                "sm_length 254 before one octet is refused",
                LENGTH,
                usual -> usual.message(letters(1)).int8("sm_length", 254),
                cut);
        Expectation stream = Expectation.response(
                        SUBMIT, Status.RINVOPTPARSTREAM, Status.RINVMSGLEN, Status.RINVCMDLEN, Status.RINVPARLEN)
                .orNack(Status.RINVCMDLEN);
        add(
                "sm_length.short",
                "octets that sm_length does not count are refused: they are no TLVs",
                LENGTH,
                usual -> usual.int8("sm_length", 8),
                stream);
        add(
                "sm_length.zero",
                "a text behind sm_length 0 is refused: it is no TLV",
                LENGTH,
                usual -> usual.int8("sm_length", 0),
                stream);
    }

    private void by(SmppVersion version, String name, String title, Expectation expectation) {
        Exchange.Change change = usual -> usual.message(letters(255));
        checks.add(Check.of(
                Family.VALUE,
                name,
                title,
                LENGTH,
                Needs.of(SessionState.BOUND_TX, SUBMIT).and(version),
                Exchange.of(SessionState.BOUND_TX, SUBMIT, change, expectation).by(version)));
    }

    private void contents() {
        Clause coding = Clause.of("5.2.19", "4.7.7");
        byte[] every = new byte[250];
        for (int i = 0; i < every.length; i++) {
            every[i] = (byte) i;
        }
        add(
                "text.every_octet",
                "octets 0 to 249 in a text are taken: 0 is @, not an end",
                coding,
                usual -> usual.message(every),
                TAKEN);
        add("text.zeros", "a text of zeros is taken", coding, usual -> usual.message(new byte[20]), TAKEN);
        byte[] unicode = new Octets().int16(0x0416).int16(0xD83D).int16(0xDE00).toArray();
        add(
                "text.ucs2",
                "UCS-2 with a surrogate pair is taken",
                coding,
                usual -> usual.int8("data_coding", 8).message(unicode),
                TAKEN);
        Expectation either = TAKEN.orResponse(SUBMIT, Status.RINVMSGLEN, Status.RINVDCS, Status.RSUBMITFAIL);
        add(
                "text.ucs2_odd",
                "UCS-2 of an odd length is taken or refused (both are legal)",
                coding,
                usual -> usual.int8("data_coding", 8).message(new byte[5]),
                either);
    }

    private void codings() {
        Clause coding = Clause.of("5.2.19", "4.7.7");
        Expectation either = TAKEN.orResponse(SUBMIT, Status.RINVDCS, Status.RSUBMITFAIL);
        int[][] ofText = {
            {0x01, 'a'},
            {0x02, 0xFF},
            {0x03, 0xE9},
            {0x04, 0x00},
            {0x06, 0xD0},
            {0x07, 0xE0},
            {0x10, 'a'},
            {0xF0, 'a'},
            {0xF5, 0xFF},
            {0xC8, 'a'},
            {0xD0, 'a'}
        };
        for (int[] one : ofText) {
            byte[] text = {(byte) one[1]};
            add(
                    String.format("text.data_coding.0x%02x", one[0]),
                    String.format("data_coding 0x%02x is taken, or refused as one that is not supported", one[0]),
                    coding,
                    usual -> usual.int8("data_coding", one[0]).message(text),
                    either);
        }
    }

    private void headers() {
        Clause header = Clause.of("5.2.12", "4.7.12");
        byte[] part = new Octets()
                .bytes(new byte[] {5, 0, 3, 9, 2, 1})
                .text("part one")
                .toArray();
        add(
                "text.udh",
                "esm_class 0x40 with a user data header is taken",
                header,
                usual -> usual.int8("esm_class", 0x40).message(part),
                TAKEN);
        add(
                "text.udh_reply_path",
                "esm_class 0xc0 with a user data header is taken",
                header,
                usual -> usual.int8("esm_class", 0xC0).message(part),
                TAKEN);
        byte[] wide = new Octets()
                .bytes(new byte[] {6, 8, 4, 1, 2, 2, 1})
                .text("part one")
                .toArray();
        add(
                "text.udh_16",
                "a user data header with a reference of 16 bits is taken",
                header,
                usual -> usual.int8("esm_class", 0x40).message(wide),
                TAKEN);
        for (int element : new int[] {0x24, 0x25}) {
            byte[] national = new Octets()
                    .bytes(new byte[] {3, (byte) element, 1, 1})
                    .text("abc")
                    .toArray();
            add(
                    String.format("text.udh_national.0x%02x", element),
                    String.format(
                            "a user data header that names a national language (element 0x%02x) is taken", element),
                    header,
                    usual -> usual.int8("esm_class", 0x40).message(national),
                    TAKEN);
        }
        byte[] broken = {(byte) 200, 0, 3, 9, 2, 1};
        Expectation refusedOrNot = TAKEN.orResponse(SUBMIT, Status.RINVMSGLEN, Status.RINVESMCLASS, Status.RSUBMITFAIL);
        add(
                "text.udh_broken",
                "a user data header longer than its text is taken or refused (both are legal)",
                header,
                usual -> usual.int8("esm_class", 0x40).message(broken),
                refusedOrNot);
    }

    private void addresses() {
        Clause source = Clause.of("5.2.8", "4.7.29");
        add(
                "source_addr.empty",
                "an empty source_addr is taken: NULL when not known",
                source,
                usual ->
                        usual.text("source_addr", "").int8("source_addr_ton", 0).int8("source_addr_npi", 0),
                TAKEN);
        add(
                "source_addr.alphanumeric",
                "an alphanumeric source_addr with TON 5, NPI 0 is taken",
                source,
                usual -> usual.text("source_addr", "Conformance")
                        .int8("source_addr_ton", 5)
                        .int8("source_addr_npi", 0),
                TAKEN);
        add(
                "source_addr.short_code",
                "a short code as source_addr is taken",
                source,
                usual -> usual.text("source_addr", "12345")
                        .int8("source_addr_ton", 3)
                        .int8("source_addr_npi", 0),
                TAKEN);
        Clause destination = Clause.of("5.2.9", "4.7.8");
        for (Operation operation : List.of(SUBMIT, Operation.DATA_SM, Operation.SUBMIT_MULTI)) {
            checks.add(Check.of(
                    Family.VALUE,
                    operation + ".destination_addr.empty",
                    operation + " without a destination_addr is refused",
                    destination,
                    Needs.of(SessionState.BOUND_TX, operation),
                    Exchange.of(
                            SessionState.BOUND_TX,
                            operation,
                            usual -> usual.text("destination_addr", ""),
                            operation == Operation.SUBMIT_MULTI
                                    ? Expectation.response(operation, Status.RINVDSTADR)
                                            .orAccepted(operation)
                                    : Expectation.response(operation, Status.RINVDSTADR))));
        }
        add(
                "service_type.empty",
                "the empty service_type is the default and is taken",
                Clause.of("5.2.11", "4.7.25"),
                usual -> usual.text("service_type", ""),
                TAKEN);
    }

    private void add(String name, String title, Clause clause, Exchange.Change change, Expectation expectation) {
        checks.add(Check.of(
                Family.VALUE,
                name,
                title,
                clause,
                Needs.of(SessionState.BOUND_TX, SUBMIT),
                Exchange.of(SessionState.BOUND_TX, SUBMIT, change, expectation)));
    }

    private static byte[] letters(int count) {
        byte[] text = new byte[count];
        Arrays.fill(text, (byte) 'a');
        return text;
    }
}
