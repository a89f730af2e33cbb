package io.needletail.routing.edit;

import static org.assertj.core.api.Assertions.assertThat;

import io.needletail.api.gsm.Septets;
import io.needletail.api.pdu.MessageView;
import io.needletail.api.route.MessageEdits;
import io.needletail.api.text.TextAlphabet;
import io.needletail.routing.Submits;
import io.needletail.routing.rule.Action;
import io.needletail.routing.rule.AddressSide;
import io.needletail.routing.rule.Problems;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EditCompilerTest {
    private static final AddressSide TO = AddressSide.DESTINATION;

    private final Problems problems = new Problems();

    private MessageEdits edited(MessageView view, Action.Edit... edits) {
        MessageEdits message = new MessageEdits();
        message.begin(view);
        EditCompiler compiler = new EditCompiler(problems);
        for (Action.Edit edit : edits) {
            compiler.compile(edit, "f:1").apply(view, message);
        }
        return message;
    }

    private static String destination(MessageEdits edits) {
        return new String(edits.destination, 0, edits.destinationLength, StandardCharsets.ISO_8859_1);
    }

    private static byte[] text(MessageEdits edits) {
        return Arrays.copyOfRange(edits.text, edits.textOffset, edits.textOffset + edits.textLength);
    }

    private static String latin(MessageEdits edits) {
        return new String(text(edits), StandardCharsets.ISO_8859_1);
    }

    @ParameterizedTest
    @CsvSource({
        "+491701, 0, 491701, 1",
        "00491701, 0, 491701, 1",
        "01701, 0, 491701, 1",
        "1701, 2, 491701, 1",
        "491701, 1, 491701, 1",
        "491701, 0, 491701, 0",
        "Brand, 5, Brand, 5",
        "00, 0, 490, 1",
        "+, 0, +, 0"
    })
    void shouldNormaliseNumbers(String number, int ton, String expected, int expectedTon) {
        MessageEdits edits =
                edited(new Submits().destination(number, ton, 0).view(), new Action.Normalise(TO, "49", "00", "0"));

        assertThat(destination(edits)).isEqualTo(expected);
        assertThat(edits.destinationTon).isEqualTo(expectedTon);
    }

    @Test
    void shouldStripAndAddPrefixesBehindThePlus() {
        MessageView view = Submits.to("+99491701");
        assertThat(destination(edited(view, new Action.StripPrefix(TO, "99")))).isEqualTo("+491701");
        assertThat(destination(edited(view, new Action.StripPrefix(TO, "98")))).isEqualTo("+99491701");
        assertThat(destination(edited(view, new Action.StripPrefix(TO, "99491701"))))
                .isEqualTo("+99491701");
        assertThat(destination(edited(view, new Action.AddPrefix(TO, "00")))).isEqualTo("+0099491701");
        assertThat(destination(edited(view, new Action.AddPrefix(TO, "123456789012"))))
                .isEqualTo("+99491701");
    }

    @ParameterizedTest
    @CsvSource({"Brand, 5, 0", "+491701, 1, 1", "12345, 3, 0"})
    void shouldSetTheSenderWithWhatBelongsToIt(String sender, int ton, int npi) {
        MessageEdits edits = edited(Submits.to("1"), new Action.SetSender(sender));
        assertThat(new String(edits.source, 0, edits.sourceLength, StandardCharsets.ISO_8859_1))
                .isEqualTo(sender);
        assertThat(edits.sourceTon).isEqualTo(ton);
        assertThat(edits.sourceNpi).isEqualTo(npi);
    }

    @Test
    void shouldWriteInTheTextsOwnAlphabet() {
        Action.Edit append = new Action.AppendText(" 5€");
        byte[] gsm = edited(new Submits().text(0, new byte[] {0, 0x48}).view(), append).text;
        assertThat(gsm).containsExactly(0, 0x48, 0x20, 0x35, 0x1B, 0x65);
        MessageView ucs2 =
                new Submits().text(8, "Я".getBytes(StandardCharsets.UTF_16BE)).view();
        assertThat(new String(text(edited(ucs2, append)), StandardCharsets.UTF_16BE))
                .isEqualTo("Я 5€");
        MessageEdits unchanged = edited(new Submits().latin("x").view(), append);
        assertThat(latin(unchanged)).isEqualTo("x");
        assertThat(unchanged.textChanged).isFalse();
        assertThat(edited(new Submits().text(4, new byte[] {1}).view(), append).textChanged)
                .isFalse();
    }

    @Test
    void shouldKeepTheUserDataHeader() {
        byte[] udh = {5, 0, 3, 9, 2, 1, 'a', 'b', 'a'};
        MessageView view = new Submits().esmClass(0x40).text(3, udh).view();

        MessageEdits edits = edited(
                view, new Action.PrependText(">"), new Action.AppendText("<"), new Action.ReplaceText("a", "xy"));

        assertThat(text(edits)).containsExactly(5, 0, 3, 9, 2, 1, '>', 'x', 'y', 'b', 'x', 'y', '<');
    }

    @Test
    void shouldReplaceWholeCharactersOnly() {
        MessageView euro = new Submits().text(0, new byte[] {0x1B, 0x65, 0x65}).view();
        assertThat(text(edited(euro, new Action.ReplaceText("e", "")))).containsExactly(0x1B, 0x65);
        byte[] octets = {0x04, 0x41, 0x00, 0x41, 0x41, 0x00};
        MessageView ucs2 = new Submits().text(8, octets).view();
        assertThat(text(edited(ucs2, new Action.ReplaceText("A", "B"))))
                .containsExactly(0x04, 0x41, 0x00, 0x42, 0x41, 0x00);
    }

    @Test
    void shouldWriteWithTheTablesThatTheHeaderNames() {
        byte[] turkish = {3, 0x25, 1, 1, 0x60, 'a'};
        MessageView view = new Submits().esmClass(0x40).text(0, turkish).view();

        assertThat(text(edited(view, new Action.AppendText("ç"))))
                .as("0x60 of the Turkish table")
                .containsExactly(3, 0x25, 1, 1, 0x60, 'a', 0x60);
        assertThat(text(edited(view, new Action.ReplaceText("ç", "ş")))).containsExactly(3, 0x25, 1, 1, 0x1D, 'a');
        assertThat(edited(view, new Action.AppendText("¿")).textChanged).isFalse();
    }

    @Test
    void shouldEditPackedSeptets() {
        byte[] packed = Septets.pack("hello".getBytes(StandardCharsets.ISO_8859_1), 0);
        MessageEdits message = new MessageEdits();
        MessageView view = new Submits().text(0, packed).view();
        message.begin(view, TextAlphabet.GSM_PACKED);

        new EditCompiler(problems)
                .compile(new Action.AppendText("hello"), "f:1")
                .apply(view, message);

        assertThat(HexFormat.of().withUpperCase().formatHex(text(message))).isEqualTo("E8329BFD4697D9EC37");
    }

    @Test
    void shouldSetATextInTheSmallestAlphabet() {
        MessageView flash = new Submits().text(0xF0, new byte[] {'x'}).view();
        MessageEdits cyrillic = edited(flash, new Action.SetText("Привет"));
        assertThat(cyrillic.dataCoding).as("UCS-2, still class 0").isEqualTo(0x18);
        assertThat(new String(text(cyrillic), StandardCharsets.UTF_16BE)).isEqualTo("Привет");
        assertThat(cyrillic.alphabet()).isEqualTo(TextAlphabet.UCS2);

        MessageEdits turkish = edited(new Submits().latin("x").view(), new Action.SetText("ş".repeat(100)));
        assertThat(turkish.dataCoding).isZero();
        assertThat(turkish.esmClass & 0x40).isEqualTo(0x40);
        assertThat(text(turkish)).hasSize(104).startsWith(3, 0x25, 1, 1);
        assertThat(edited(new Submits().text(8, new byte[2]).view(), new Action.SetText("5 €")).dataCoding)
                .isZero();
    }

    @Test
    void shouldSetATextBehindTheHeaderThatThereIs() {
        byte[] part = {5, 0, 3, 9, 2, 1, 'a'};
        MessageView view = new Submits().esmClass(0x40).text(0, part).view();

        MessageEdits edits = edited(view, new Action.SetText("ş".repeat(60)));

        assertThat(edits.dataCoding).isEqualTo(8);
        assertThat(text(edits)).hasSize(126).startsWith(5, 0, 3, 9, 2, 1, 1, 0x5F);
    }

    @Test
    void shouldSetATextInTheAccountsOwnAlphabet() {
        MessageEdits message = new MessageEdits();
        MessageView view = new Submits().text(0, new byte[] {'x'}).view();
        message.begin(view, TextAlphabet.LATIN_1);

        new EditCompiler(problems).compile(new Action.SetText("çé"), "f:1").apply(view, message);
        assertThat(text(message)).containsExactly(0xE7, 0xE9);
        new EditCompiler(problems).compile(new Action.SetText("ş"), "f:1").apply(view, message);

        assertThat(message.dataCoding).isEqualTo(8);
        assertThat(text(message)).containsExactly(1, 0x5F);
    }

    @Test
    void shouldLeaveATextThatWouldNoLongerFit() {
        MessageView full = new Submits().latin("x".repeat(140)).view();
        assertThat(latin(edited(full, new Action.AppendText("y")))).hasSize(140);
        MessageView room = new Submits().latin("x".repeat(139)).view();
        assertThat(latin(edited(room, new Action.AppendText("y")))).hasSize(140);
        MessageView longer = new Submits().latin("x".repeat(200)).view();
        assertThat(latin(edited(longer, new Action.AppendText("y")))).hasSize(201);
        assertThat(latin(edited(longer, new Action.ReplaceText("x", "yy")))).hasSize(200);
    }

    @Test
    void shouldSetAndRemoveTlvs() {
        MessageEdits edits = edited(
                Submits.to("1"),
                new Action.SetTlv(0x1400, "01"),
                new Action.SetTlv(0x1401, "02"),
                new Action.SetTlv(0x1400, "0304"),
                new Action.RemoveTlv(0x1401));
        assertThat(edits.setCount).isEqualTo(1);
        assertThat(edits.setTags[0]).isEqualTo(0x1400);
        assertThat(edits.setValues[0]).containsExactly(3, 4);
        assertThat(edits.replaces(0x1401)).isTrue();
        assertThat(edits.replaces(0x1402)).isFalse();
    }

    @Test
    void shouldReportWhatCannotBe() {
        EditCompiler compiler = new EditCompiler(problems);
        List.of(
                        new Action.StripPrefix(TO, "4x"),
                        new Action.SetTon(TO, 256),
                        new Action.SetSender("much too long"),
                        new Action.SetTlv(0x0424, "00"),
                        new Action.SetTlv(0x1400, "0"),
                        new Action.AppendText(""),
                        new Action.SetServiceType("toolong"))
                .forEach(edit -> compiler.compile((Action.Edit) edit, "f:1: rule r"));

        assertThat(problems.errors())
                .containsExactly(
                        "f:1: rule r: strip-prefix = '4x', allowed: 1 to 20 digits",
                        "f:1: rule r: ton = '256', allowed: 0 to 255",
                        "f:1: rule r: sender = 'much too long', allowed: digits, or up to 11 letters and signs",
                        "f:1: rule r: tlv = '1060', allowed: 1 to 65535, and not message_payload, which text actions change",
                        "f:1: rule r: tlv = '0', allowed: up to 1024 octets, two hexadecimal digits each",
                        "f:1: rule r: append = '', allowed: at least one character",
                        "f:1: rule r: service-type = 'toolong', allowed: up to 5 ASCII characters");
    }
}
