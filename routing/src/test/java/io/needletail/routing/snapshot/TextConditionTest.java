package io.needletail.routing.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import io.needletail.api.account.Account;
import io.needletail.api.account.AccountTerms;
import io.needletail.api.account.MessageTerms;
import io.needletail.api.gsm.Septets;
import io.needletail.api.message.MessageState;
import io.needletail.api.pdu.MessageView;
import io.needletail.api.route.RouteDecision;
import io.needletail.api.route.RouteNames;
import io.needletail.api.route.RouteQuery;
import io.needletail.api.text.TextAlphabet;
import io.needletail.routing.Submits;
import io.needletail.routing.rule.Action;
import io.needletail.routing.rule.Condition;
import io.needletail.routing.rule.Rule;
import io.needletail.routing.rule.Ruleset;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Conditions on text see what the reader of the message would see, whatever its octets are. */
class TextConditionTest {

    @ParameterizedTest
    @CsvSource({
        "GSM, 0, 00, false, '7374c3b670', stöp",
        "GSM, 0, 40, true, '032401 01 1b 73 20', ş",
        "GSM, 0, 40, true, '032501 01 1d 0b', şğ",
        "GSM, 6, 00, true, 'e1e2dedf', стоп",
        "GSM, 7, 00, true, 'e0e1', אב",
        "LATIN_1, 0, 00, true, '73f6', sö",
        "LATIN_1, 0xF1, 00, true, '737c', sö",
        "UTF_8, 0, 00, true, '7374c3b670', stöp",
        "UTF_8, 8, 00, true, '0073007400f60070', stöp",
        "ASCII, 0, 00, true, '40', @",
        "GSM, 5, 00, false, '73746f70', stop",
        "GSM, 0x20, 00, false, '73746f70', stop"
    })
    void shouldReadWordsInTheAlphabetOfTheMessage(
            TextAlphabet alphabet, String coding, String esmClass, boolean found, String octets, String word)
            throws RulesetException {
        MessageView view = new Submits()
                .esmClass(Integer.parseInt(esmClass, 16))
                .text(Integer.decode(coding), HexFormat.of().parseHex(octets.replace(" ", "")))
                .view();

        assertThat(matches(new Condition.TextContains(Set.of(word)), view, alphabet))
                .isEqualTo(found);
        if (Character.isLetterOrDigit(word.charAt(0))) {
            assertThat(matches(new Condition.KeywordIs(Set.of(word)), view, alphabet))
                    .isEqualTo(found);
        }
    }

    @Test
    void shouldUnpackSeptets() throws RulesetException {
        byte[] packed = Septets.pack("stop please, stop it".getBytes(StandardCharsets.ISO_8859_1), 0);
        MessageView view = new Submits().text(0, packed).view();

        assertThat(matches(new Condition.KeywordIs(Set.of("stop")), view, TextAlphabet.GSM_PACKED))
                .isTrue();
        assertThat(matches(new Condition.TextContains(Set.of("stop it")), view, TextAlphabet.GSM_PACKED))
                .isTrue();
    }

    private static boolean matches(Condition condition, MessageView view, TextAlphabet alphabet)
            throws RulesetException {
        Rule rule = new Rule(
                "r", "f:1", List.of(condition), List.of(new Action.Drop(MessageState.DELIVERED)), Rule.Flow.BY_ACTIONS);
        Rule rest = new Rule(
                "rest", "f:2", List.of(), List.of(new Action.Drop(MessageState.REJECTED)), Rule.Flow.BY_ACTIONS);
        CompiledRuleset compiled = RulesetCompiler.compile(
                Ruleset.of(List.of(rule, rest)), RouteNames.empty(), Set.of("carrier", "handsets"), null);
        RouteQuery query = Submits.query(view);
        query.account = new Account("esme", 0, 10, 10, 0, AccountTerms.USUAL.with(new MessageTerms(alphabet, 0, 0)));
        RouteDecision decision = new RouteDecision();
        compiled.router().route(query, decision);
        return decision.finalState() == MessageState.DELIVERED;
    }
}
