package io.needletail.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.needletail.conformance.check.Answer;
import io.needletail.conformance.check.Check;
import io.needletail.conformance.check.Expectation;
import io.needletail.conformance.check.Family;
import io.needletail.conformance.check.Needs;
import io.needletail.conformance.check.Result;
import io.needletail.conformance.check.Target;
import io.needletail.conformance.check.Verdict;
import io.needletail.conformance.report.JUnitReport;
import io.needletail.conformance.report.TextReport;
import io.needletail.conformance.run.Outcome;
import io.needletail.conformance.run.SuiteRun;
import io.needletail.conformance.spec.Clause;
import io.needletail.conformance.spec.Operation;
import io.needletail.conformance.spec.SmppVersion;
import io.needletail.conformance.spec.Status;
import io.needletail.conformance.wire.Pdu;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;

/** The catalogue of checks, and what is made of results. */
class SuiteTest {
    private static final List<Check> ALL = SuiteRun.checks("");

    @Test
    void shouldHaveAtLeastFourHundredChecksWithIdsOfTheirOwn() {
        assertThat(ALL).hasSizeGreaterThan(400);
        assertThat(new HashSet<>(ALL.stream().map(Check::id).toList())).hasSize(ALL.size());
        assertThat(ALL).allMatch(check -> check.id().startsWith(check.family() + "."));
        assertThat(Arrays.asList(Family.values()))
                .allMatch(family -> ALL.stream().anyMatch(check -> check.family() == family));
    }

    @Test
    void shouldChooseChecksByTheirIds() {
        assertThat(SuiteRun.checks("^header\\.length\\.close$")).hasSize(1);
        assertThat(SuiteRun.checks("no-such-check")).isEmpty();
    }

    @Test
    void shouldAcceptNoOtherStatusThanTheNamedWhenRefusing() {
        Expectation refused = Expectation.response(Operation.SUBMIT_SM, Status.RINVSRCADR);
        assertThat(refused.accepts(answer(Operation.SUBMIT_SM.responseId(), Status.RINVSRCADR)))
                .isTrue();
        assertThat(refused.accepts(answer(Operation.SUBMIT_SM.responseId(), Status.RINVDSTADR)))
                .isFalse();
        assertThat(refused.accepts(answer(Operation.GENERIC_NACK, Status.RINVSRCADR)))
                .isFalse();
        assertThat(refused.accepts(new Answer.Nothing())).isFalse();
        assertThat(refused.accepts(new Answer.Closed("the end"))).isFalse();
    }

    @Test
    void shouldShowWhatWasExpectedAndWhatCame() {
        String text = TextReport.of(outcome());
        assertThat(text)
                .contains("FAIL header.tried [3.4 1.2; 5.0 3.4]", "expected  <better>", "got       worse & \"worse\"");
        assertThat(text).contains("header          1      0      1");
    }

    @Test
    void shouldWriteXmlThatCanBeRead() throws Exception {
        byte[] xml = JUnitReport.of(outcome()).getBytes(java.nio.charset.StandardCharsets.UTF_8);
        Document document =
                DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new java.io.ByteArrayInputStream(xml));
        assertThat(document.getElementsByTagName("failure").getLength()).isOne();
        assertThat(document.getDocumentElement().getAttribute("failures")).isEqualTo("1");
    }

    private static Answer answer(int commandId, int status) {
        return new Answer.Got(new Pdu(commandId, status, 1, new byte[0]));
    }

    private static Outcome outcome() {
        Check check =
                Check.of(Family.HEADER, "tried", "what is tried", Clause.of("1.2", "3.4"), Needs.NOTHING, trial -> {});
        Result result = new Result(check, Verdict.FAIL, List.of("sent 00"), "<better>", "worse & \"worse\"", 1);
        Target target = new Target(
                new Target.Endpoint("localhost", 1, "a", "b"),
                true,
                SmppVersion.V34,
                Set.of(),
                Map.of(),
                Target.Waits.usual());
        return new Outcome(target, List.of(result), 1);
    }
}
