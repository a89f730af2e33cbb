package io.needletail.core.address;

import static org.assertj.core.api.Assertions.assertThat;

import io.needletail.api.account.AddressTerms;
import io.needletail.api.account.NumberPlan;
import io.needletail.api.account.SenderTerms;
import io.needletail.api.account.SenderTerms.Alphanumeric;
import io.needletail.api.account.SenderTerms.Policy;
import io.needletail.api.pdu.CommandId;
import io.needletail.api.pdu.CommandStatus;
import io.needletail.api.pdu.MessageScanner;
import io.needletail.api.pdu.MessageView;
import io.needletail.core.protocol.PduBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AddressRewriterTest {
    private static final NumberPlan GERMAN = new NumberPlan("49", "0", "00", 6);
    private static final NumberPlan NORWEGIAN = new NumberPlan("47", "", "00", 5);
    private static final Alphanumeric STRICT = new Alphanumeric(true, 11, 0, " -");

    private final AddressRewriter rewriter = new AddressRewriter();

    @ParameterizedTest
    @CsvSource({
        "1, 1, 491701234567, 1/1/491701234567",
        "1, 1, +491701234567, 1/1/491701234567",
        "1, 1, 00491701234567, 1/1/491701234567",
        "0, 0, +491701234567, 1/1/491701234567",
        "0, 1, 00491701234567, 1/1/491701234567",
        "0, 1, 01701234567, 1/1/491701234567",
        "2, 1, 01701234567, 1/1/491701234567",
        "2, 8, 01701234567, RINVDSTNPI",
        "2, 6, 1701234567, 1/1/491701234567",
        "0, 0, 491701234567, 1/1/491701234567",
        "0, 0, 15551234567, 1/1/15551234567",
        "0, 0, 12345, 0/0/12345",
        "3, 0, 123456, 3/0/123456",
        "6, 0, 110, 6/0/110",
        "1, 1, 123456, RINVDSTADR",
        "0, 0, 0000, 0/0/0000",
        "1, 1, 4917012345678901, RINVDSTADR",
        "1, 1, 0491701234567, RINVDSTADR",
        "3, 0, 1234567, RINVDSTTON",
        "4, 1, 1234567, RINVDSTTON",
        "5, 0, Needle, RINVDSTTON",
        "1, 1, 49170x234567, RINVDSTADR",
        "1, 9, 491701234567, RINVDSTNPI"
    })
    void shouldMakeDestinationsE164(int ton, int npi, String address, String result) {
        assertThat(destination(GERMAN, ton, npi, address)).isEqualTo(result);
    }

    @ParameterizedTest
    @CsvSource({"0, 0, 91234567, 1/1/4791234567", "0, 0, 4791234567, 1/1/4791234567", "2, 1, 91234567, 1/1/4791234567"})
    void shouldKnowNationalNumbersWithoutAPrefix(int ton, int npi, String address, String result) {
        assertThat(destination(NORWEGIAN, ton, npi, address)).isEqualTo(result);
    }

    @ParameterizedTest
    @CsvSource({
        "5, 0, Needle, 5/0/Needle", "5, 0, My shop-1, 5/0/My shop-1", "5, 1, Needle, RINVSRCNPI",
        "5, 0, Needle & Co, RINVSRCADR", "5, 0, Twelve chars, RINVSRCADR", "1, 1, Needle, RINVSRCTON",
        "0, 0, Needle, RINVSRCTON", "1, 1, 0170123456, RINVSRCADR", "2, 1, 01701234567, 1/1/491701234567",
        "0, 0, 12345, 0/0/12345", "5, 0, 12345, 5/0/12345"
    })
    void shouldCheckSendersByTheirType(int ton, int npi, String address, String result) {
        assertThat(source(new SenderTerms(Policy.ANY, List.of(), "", STRICT), ton, npi, address))
                .isEqualTo(result);
    }

    @Test
    void shouldRefuseAlphanumericSendersWhereThereMayBeNone() {
        SenderTerms none = new SenderTerms(Policy.ANY, List.of(), "", new Alphanumeric(false, 11, -1, null));

        assertThat(source(none, 5, 0, "Needle")).isEqualTo("RINVSRCTON");
        assertThat(source(none, 1, 1, "491701234567")).isEqualTo("1/1/491701234567");
    }

    @ParameterizedTest
    @CsvSource({
        "ALLOW, 5, 0, Needle, 5/0/Needle",
        "ALLOW, 5, 0, needle, RINVSRCADR",
        "ALLOW, 2, 1, 01701234567, 1/1/491701234567",
        "ALLOW, 1, 1, 4917099999999, RINVSRCADR",
        "ALLOW, 0, 1, 030777777, 1/1/4930777777",
        "ALLOW, 0, 0, '', RINVSRCADR",
        "ALLOW, 1, 1, Needle, RINVSRCTON",
        "REPLACE, 5, 0, Needle, 5/0/Needle",
        "REPLACE, 5, 0, Other, 5/0/House",
        "REPLACE, 1, 1, Needle, 5/0/House",
        "REPLACE, 0, 0, '', 5/0/House",
        "REPLACE, 5, 0, House, 5/0/House",
        "FORCE, 5, 0, Needle, 5/0/House",
        "FORCE, 1, 1, 491701234567, 5/0/House",
        "FORCE, 0, 0, '', 5/0/House"
    })
    void shouldKeepToThePolicy(Policy policy, int ton, int npi, String address, String result) {
        SenderTerms terms = new SenderTerms(policy, List.of("Needle", "4930*", "491701234567"), "House", STRICT);

        assertThat(source(terms, ton, npi, address)).isEqualTo(result);
    }

    @ParameterizedTest
    @CsvSource({"12345, 3/0/12345", "491701234567, 1/1/491701234567", "House, 5/0/House"})
    void shouldGiveAForcedSenderItsType(String address, String result) {
        SenderTerms terms = new SenderTerms(Policy.FORCE, List.of(), address, Alphanumeric.ANY);

        assertThat(source(terms, 1, 1, "4915550000")).isEqualTo(result);
    }

    @Test
    void shouldLeaveAViewAloneThatNeedsNoChange() {
        MessageView view = view(1, 1, "4915550000", 1, 1, "491701234567", "text");

        assertThat(rewriter.rewrite(view, new AddressRules(new AddressTerms(GERMAN, SenderTerms.ANY))))
                .isSameAs(view);
    }

    @Test
    void shouldKeepTheRestOfAMessageAndBeTheSameWhenRepeated() {
        SplittableRandom random = new SplittableRandom(Long.getLong("needletail.seed", System.nanoTime()));
        AddressRules rules = new AddressRules(
                new AddressTerms(GERMAN, new SenderTerms(Policy.FORCE, List.of(), "House", Alphanumeric.ANY)));
        for (int i = 0; i < 1_000; i++) {
            String text = "x".repeat(random.nextInt(200));
            MessageView view =
                    view(1, 1, "4".repeat(random.nextInt(20)), 2, 1, "0170" + random.nextInt(1_000_000), text);
            byte[] before = view.bytes().clone();

            MessageView once = rewriter.rewrite(view, rules);
            byte[] first = Arrays.copyOfRange(once.bytes(), once.start(), once.end());
            assertThat(view.bytes()).as("the original").isEqualTo(before);
            assertThat(once.source()).isEqualTo("House");
            assertThat(once.destination()).isEqualTo("49" + view.destination().substring(1));
            assertThat(new String(once.bytes(), once.textOffset(), once.textLength(), StandardCharsets.US_ASCII))
                    .isEqualTo(text);
            assertThat(once.serviceType()).isEqualTo("CMT");
            assertThat(once.registeredDelivery()).isOne();
            assertThat(once.findTlv(0x1400)).isPositive();
            MessageView twice = new AddressRewriter().rewrite(once, rules);
            assertThat(Arrays.copyOfRange(twice.bytes(), twice.start(), twice.end()))
                    .isEqualTo(first);
        }
    }

    private String destination(NumberPlan plan, int ton, int npi, String address) {
        MessageView view = view(1, 1, "4915550000", ton, npi, address, "x");
        AddressRules rules = new AddressRules(new AddressTerms(plan, SenderTerms.ANY));
        int status = rewriter.check(view, rules);
        MessageView seen = rewriter.rewrite(view, rules);
        return status == CommandStatus.ROK
                ? seen.destinationTon() + "/" + seen.destinationNpi() + "/" + seen.destination()
                : name(status);
    }

    private String source(SenderTerms terms, int ton, int npi, String address) {
        MessageView view = view(ton, npi, address, 1, 1, "491701234567", "x");
        AddressRules rules = new AddressRules(new AddressTerms(GERMAN, terms));
        int status = rewriter.check(view, rules);
        MessageView seen = rewriter.rewrite(view, rules);
        return status == CommandStatus.ROK
                ? seen.sourceTon() + "/" + seen.sourceNpi() + "/" + seen.source()
                : name(status);
    }

    private static String name(int status) {
        return CommandStatus.text(status).replaceAll(".*ESME_|\\)", "");
    }

    private static MessageView view(int ton, int npi, String from, int toTon, int toNpi, String to, String text) {
        PduBuffer out = new PduBuffer(64);
        int header = out.begin(CommandId.SUBMIT_SM, 1);
        string("CMT", out);
        out.putByte(ton);
        out.putByte(npi);
        string(from, out);
        out.putByte(toTon);
        out.putByte(toNpi);
        string(to, out);
        out.putBytes(new byte[] {0, 0, 0, 0, 0, 1, 0, 0, 0});
        out.putByte(text.length());
        out.putBytes(text.getBytes(StandardCharsets.US_ASCII));
        out.putBytes(new byte[] {0x14, 0, 0, 2, 7, 7});
        out.end(header);
        MessageView view = new MessageView();
        assertThat(MessageScanner.scan(out.bytes(), 0, out.length(), view)).isEqualTo(CommandStatus.ROK);
        return view;
    }

    private static void string(String text, PduBuffer out) {
        byte[] octets = text.getBytes(StandardCharsets.US_ASCII);
        out.putString(octets, 0, octets.length);
    }
}
